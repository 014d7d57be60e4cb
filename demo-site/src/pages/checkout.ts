import { type Html, html } from '../html.ts'
import { emptyCart, needsScript, sums } from '../order-parts.ts'
import type { Page } from '../page.ts'

type Field = { name: string; label: string; autocomplete: string; type?: 'email' }

const field = ({ name, label, autocomplete, type }: Field): Html =>
  html`<p class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type ?? 'text'}" autocomplete="${autocomplete}" required></p>`

const countries = [
  'Austria',
  'Belgium',
  'Denmark',
  'Finland',
  'France',
  'Germany',
  'Ireland',
  'Italy',
  'Luxembourg',
  'Netherlands',
  'Portugal',
  'Spain',
  'Sweden',
]

export const checkout = (): Page => ({
  title: 'Checkout | Mizzle',
  description: 'Where should it go?',
  plainFooter: true,
  main: html`<div class="wrap" data-checkout-page>
  <header class="page-head"><h1>Where should it go?</h1></header>
  ${needsScript()}
  ${emptyCart()}
  <div class="cart needs-script" data-full hidden>
    <form class="checkout" data-checkout data-segue-ignore>
      <fieldset><legend>You</legend>
        ${field({ name: 'name', label: 'Name', autocomplete: 'name' })}
        ${field({ name: 'email', label: 'E-mail address', autocomplete: 'email', type: 'email' })}
      </fieldset>
      <fieldset><legend>Your door</legend>
        ${field({ name: 'street', label: 'Street and number', autocomplete: 'address-line1' })}
        <div class="fields">
          ${field({ name: 'postcode', label: 'Postcode', autocomplete: 'postal-code' })}
          ${field({ name: 'city', label: 'Town', autocomplete: 'address-level2' })}
        </div>
        <p class="field"><label for="country">Country</label><select id="country" name="country" autocomplete="country-name" required>${countries.map((name) => html`<option>${name}</option>`)}</select></p>
      </fieldset>
      <p class="notice">This is a demonstration. Nothing is charged, and what you type here stays on this page.</p>
      <button id="order-button" class="button button-wide">Place the order</button>
    </form>
    <aside class="panel" aria-labelledby="order-title">
      <h2 id="order-title">Your order</h2>
      <ul class="brief" data-brief></ul>
      ${sums()}
      <p class="note"><a href="/cart">Change the cart</a></p>
    </aside>
  </div>
</div>`,
})
