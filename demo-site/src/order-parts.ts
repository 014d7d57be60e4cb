import { type Html, html } from './html.ts'

/** What the cart, the checkout and the thank-you page have in common; the shop's script fills it in. */

export const emptyCart = (): Html => html`<div class="thanks" data-empty hidden>
  <img class="thanks-picture" src="/pictures/umbrella.svg" alt="" width="400" height="400">
  <div>
    <h2>Nothing in it yet</h2>
    <p class="lead">An empty cart keeps nobody dry. The jackets are a good place to begin.</p>
    <p class="actions"><a class="button" href="/c/jackets">Shop rain jackets</a></p>
  </div>
</div>`

export const sums = (): Html => html`<dl class="sums">
  <div><dt>Things</dt><dd data-sum="value"></dd></div>
  <div><dt>Shipping</dt><dd data-sum="shipping"></dd></div>
  <div class="sums-total"><dt>Total</dt><dd data-sum="total"></dd></div>
</dl>`

export const needsScript = (): Html =>
  html`<noscript><p class="notice">The cart lives in your browser and needs JavaScript. Write to <a href="mailto:hello@mizzle.example">hello@mizzle.example</a> and we take your order by hand.</p></noscript>`
