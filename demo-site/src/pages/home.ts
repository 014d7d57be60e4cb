import { categories, pick } from '../catalogue.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { picture, productList } from '../product-list.ts'

const favourites = pick('mizzle-jacket', 'lock-backpack', 'puddle-boot', 'drizzle-anorak')
const everyDay = pick('ferry-tote', 'quay-sneaker', 'weekender', 'towpath-boot')

export const home = (): Page => ({
  title: 'Mizzle: rain jackets, shoes and bags for ordinary weather',
  description:
    'Rain jackets, shoes and bags for people who go out anyway. Made in small runs, mended free for two years.',
  main: html`<section class="hero" aria-labelledby="hero-title">
  <div class="wrap hero-inner">
    <div class="hero-words">
      <h1 id="hero-title">It’s only weather.</h1>
      <p id="hero-lead" class="lead">Rain jackets, shoes and bags for people who go out anyway. Made in small runs, mended free for two years.</p>
      <p class="actions"><a id="hero-cta" class="button" href="/c/jackets" data-segue-event="hero_cta" data-segue-place="hero">Shop rain jackets</a> <a class="quiet-link" href="#mizzle">What is mizzle?</a></p>
    </div>
    <div class="hero-scene"><img src="/pictures/hallway.svg" alt="A hallway on a wet day: a yellow rain jacket and a canvas tote on their pegs, yellow boots in a small puddle." width="824" height="640" fetchpriority="high"></div>
  </div>
</section>
<section class="wrap section" aria-labelledby="shelf-title">
  <div class="section-head"><h2 id="shelf-title">Out in all of it</h2><a href="/c/jackets">All rain jackets</a></div>
  ${productList({ id: 'home_favourites', name: 'Home: favourites' }, favourites)}
</section>
<section class="wrap" aria-labelledby="promo-title">
  <div id="promo" class="promo">
    <img src="/pictures/mend.svg" alt="" width="400" height="400" loading="lazy">
    <div>
      <h2 id="promo-title">A loose seam is our problem.</h2>
      <p id="promo-text">Send it in and we mend it, free, for two years. With the care plan we wash it, reproof it and keep on mending for as long as it is yours.</p>
      <p><a id="promo-cta" class="button button-dark" href="/pricing" data-segue-event="promo_cta">See the care plan</a></p>
    </div>
  </div>
</section>
<section class="wrap section" aria-labelledby="shelves-title">
  <h2 id="shelves-title">Three shelves, no more</h2>
  <ul class="tiles">${categories.map(
    ({ id, name, face }) =>
      html`<li><a class="tile" href="/c/${id}">${pick(face).map((product) => picture(product, 'lazy'))}<span class="tile-name">${name}</span></a></li>`,
  )}</ul>
</section>
<section class="wrap section" aria-labelledby="carry-title">
  <div class="section-head"><h2 id="carry-title">Carried and walked in</h2><a href="/c/bags">All bags</a></div>
  ${productList({ id: 'home_every_day', name: 'Home: every day' }, everyDay)}
</section>
<section id="mizzle" class="wrap section word" aria-labelledby="word-title">
  <h2 id="word-title">mizzle</h2>
  <p class="word-kind">noun, from the wet end of the country</p>
  <p class="word-sense">Rain too fine to count and too wet to ignore. Nobody stays at home for it, and nobody dresses for it. We do.</p>
</section>`,
})
