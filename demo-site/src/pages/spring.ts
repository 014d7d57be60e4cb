import { pick } from '../catalogue.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { productList } from '../product-list.ts'

const edit = pick(
  'drizzle-anorak',
  'pocket-cape',
  'mizzle-jacket',
  'slip-shoe',
  'quay-sneaker',
  'puddle-boot',
  'pocket-sling',
  'ferry-tote',
)

export const spring = (): Page => ({
  title: 'The spring edit: light layers for showers | Mizzle',
  description:
    'Eight light things for a season that cannot decide. The first reproofing wash is on us.',
  main: html`<section class="campaign" aria-labelledby="campaign-title">
  <div class="wrap campaign-words">
    <h1 id="campaign-title">Showers, then sun, then showers.</h1>
    <p id="campaign-lead" class="lead">Eight light things for a season that cannot decide. Order a jacket from the edit and its first reproofing wash is on us.</p>
    <p class="actions"><a id="campaign-cta" class="button" href="/c/jackets" data-segue-event="campaign_cta" data-segue-campaign="spring">See the spring jackets</a></p>
  </div>
  <img class="campaign-scene" src="/pictures/washing-line.svg" alt="Jackets and a tote drying on a line between two posts, over green hills." width="1280" height="520" fetchpriority="high">
</section>
<section class="wrap section" aria-labelledby="edit-title">
  <h2 id="edit-title">The spring edit</h2>
  ${productList({ id: 'spring_edit', name: 'Spring edit' }, edit)}
</section>
<section class="wrap section" aria-labelledby="how-title">
  <h2 id="how-title">How the free wash works</h2>
  <ol class="steps">
    <li><h3>Wear it out</h3><p>Mud, sand, the neighbour’s dog. All of it.</p></li>
    <li><h3>Send it in</h3><p>The label is in the parcel. Any month this year will do.</p></li>
    <li><h3>Have it back</h3><p>Washed, reproofed and checked at every seam, within eight days.</p></li>
  </ol>
</section>`,
})
