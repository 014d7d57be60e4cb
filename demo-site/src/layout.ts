import { categories } from './catalogue.ts'
import { type Html, html, raw } from './html.ts'
import { CURRENCY, FREE_SHIPPING_FROM, money, SHIPPING } from './money.ts'
import { newsletter } from './newsletter.ts'
import type { Page } from './page.ts'

/** The parts of the shop's script, named ahead so that the browser fetches them side by side. */
export const SCRIPTS = [
  'cart',
  'cart-count',
  'cart-page',
  'checkout-page',
  'data-layer',
  'lines',
  'money',
  'newsletter-form',
  'order',
  'product-forms',
  'product-lists',
  'storage',
  'sums',
  'thank-you-page',
]

const links = [
  ...categories.map(({ id, name }) => ({ href: `/c/${id}`, name })),
  { href: '/pricing', name: 'Care plan' },
]

const link = (href: string, name: string, path: string): Html =>
  html`<a href="${href}"${href === path && raw(' aria-current="page"')}>${name}</a>`

const bagIcon = raw(
  '<svg aria-hidden="true" viewBox="0 0 24 24" width="22" height="22"><path d="M4 8h16l-1.2 11.2a2 2 0 0 1-2 1.8H7.2a2 2 0 0 1-2-1.800zM8.500 10.500V7a3.500 3.500 0 0 1 7 0v3.500" fill="none" stroke="currentColor" stroke-width="1.800" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)

const header = (path: string): Html => html`<header class="header">
  <div class="wrap">
    <a class="logo" href="/"><img src="/pictures/mark.svg" alt="" width="32" height="32">Mizzle</a>
    <nav class="main-nav" aria-label="Shop">
      <ul>${links.map(({ href, name }) => html`<li>${link(href, name, path)}</li>`)}</ul>
    </nav>
    <a class="cart-link" href="/cart">${bagIcon}<span>Cart</span> <span class="cart-count" id="cart-count" hidden>0</span></a>
  </div>
</header>`

const footer = (page: Page, path: string): Html => html`<footer class="footer">
  <div class="wrap">
    ${page.plainFooter === undefined && newsletter()}
    <div class="footer-columns">
      <p class="footer-voice">Mizzle is eleven people, four sewing machines and a kettle, at the wet end of the canal.</p>
      <nav aria-label="Shelves">
        <h2>Shelves</h2>
        <ul>${categories.map(({ id, name }) => html`<li>${link(`/c/${id}`, name, path)}</li>`)}<li>${link('/spring', 'The spring edit', path)}</li></ul>
      </nav>
      <nav aria-label="Help">
        <h2>Help</h2>
        <ul><li>${link('/pricing', 'Mending and care', path)}</li><li>${link('/cart', 'Your cart', path)}</li><li><a href="mailto:hello@mizzle.example">hello@mizzle.example</a></li></ul>
      </nav>
    </div>
    <p class="small">Mizzle is an invented shop that shows what Segue does. Nothing here is sold, charged or sent.</p>
  </div>
</footer>`

/** The whole document. The tag comes before the first stylesheet: what it changes is never painted twice. */
export const layout = (page: Page, path: string, head: string): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${raw(head)}
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#173f4a">
<link rel="icon" href="/pictures/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/shop.css">
${SCRIPTS.map((name) => html`<link rel="modulepreload" href="/shop/${name}.js">\n`)}<script type="module" src="/shop/shop.js"></script>
<noscript><style>.needs-script{display:none!important}</style></noscript>
</head>
<body data-currency="${CURRENCY}" data-shipping="${SHIPPING}" data-free-from="${FREE_SHIPPING_FROM}">
<a class="skip" href="#main">Skip to the content</a>
<p id="bar" class="bar">Free shipping from ${money(FREE_SHIPPING_FROM)}. Mending free for two years.</p>
${header(path)}
<main id="main" tabindex="-1">
${page.main}
</main>
${footer(page, path)}
</body>
</html>
`.markup
