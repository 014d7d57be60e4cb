import { html } from '../html.ts'
import { needsScript, sums } from '../order-parts.ts'
import type { Page } from '../page.ts'

export const thankYou = (): Page => ({
  title: 'Thank you | Mizzle',
  description: 'Your order is in.',
  main: html`<div class="wrap" data-thank-you-page>
  <div class="thanks">
    <img class="thanks-picture" src="/pictures/parcel.svg" alt="" width="400" height="400">
    <div>
      <h1>Thank you. Let it rain.</h1>
      ${needsScript()}
      <p class="lead" data-no-order hidden>There is no order in this browser yet. <a href="/c/jackets">The jackets</a> are a good place to begin.</p>
      <div class="needs-script" data-order hidden>
        <p class="lead">Your order <strong data-order-id></strong> is in. We pack it tomorrow morning, by hand, with a note.</p>
        <ul class="brief" data-brief></ul>
        ${sums()}
      </div>
      <p class="actions"><a class="button" href="/">Back to the shop</a></p>
    </div>
  </div>
</div>`,
})
