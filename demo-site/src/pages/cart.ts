import { html } from '../html.ts'
import { emptyCart, needsScript, sums } from '../order-parts.ts'
import type { Page } from '../page.ts'

export const cart = (): Page => ({
  title: 'Your cart | Mizzle',
  description: 'What you have picked out so far.',
  main: html`<div class="wrap" data-cart-page>
  <header class="page-head"><h1 id="cart-title">Your cart</h1></header>
  ${needsScript()}
  ${emptyCart()}
  <div class="cart needs-script" data-full hidden>
    <ul class="lines" data-lines></ul>
    <aside class="panel" aria-label="Sum">
      ${sums()}
      <p class="note" data-until-free></p>
      <p><a id="checkout-cta" class="button button-wide" href="/checkout">Go to checkout</a></p>
      <p id="cart-note" class="note">60 days to change your mind. Mending free for two years.</p>
    </aside>
  </div>
  <p class="visually-hidden" role="status" data-said></p>
  <template id="cart-line"><li class="line">
    <a class="line-picture" data-url tabindex="-1" aria-hidden="true"><img data-picture alt="" width="400" height="400"></a>
    <div class="line-words"><a class="line-name" data-url data-name></a><p class="note" data-about></p></div>
    <div class="stepper"><button type="button" data-less>−</button><output data-quantity></output><button type="button" data-more>+</button></div>
    <p class="line-sum" data-line-sum></p>
    <button type="button" class="link-button" data-remove>Remove</button>
  </li></template>
</div>`,
})
