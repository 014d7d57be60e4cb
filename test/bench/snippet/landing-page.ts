import { SWAP } from './swap.ts'

const WORDS = (
  'fast simple secure global local tracking orders payment catalog shipping returns invoice ' +
  'checkout margin report channel team audit export import theme'
).split(' ')

/** The same words for the same seed: two runs serve the same bytes. */
const words = (seed: number, count: number) =>
  times(count, (n) => WORDS[(seed * 7 + n * 5 + ((n * n) % 11)) % WORDS.length]!).join(' ')

function times<Value>(count: number, make: (n: number) => Value): Value[] {
  return Array.from({ length: count }, (_, n) => make(n))
}

const all = (count: number, make: (n: number) => string) => times(count, make).join('\n')

/**
 * A landing page as shops have them: 176 elements, a stylesheet, seven images. `head` stands
 * before the stylesheet, "as high as possible", as every vendor asks.
 */
export function landingPage(head: string, { swapped = false } = {}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Storekit - sell online this week</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<link rel="stylesheet" href="/page/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="bar"><a class="brand" href="#">Storekit</a><nav><a href="#a">Product</a><a href="#b">Pricing</a><a href="#c">Customers</a><a href="#d">Docs</a><a href="#e">Sign in</a></nav></header>
<main>
<section class="hero"><div><h1>Sell online without the busywork</h1><p class="lead">${words(2, 18)}</p>
<a id="hero-cta" class="btn" href="#signup">${swapped ? SWAP.ctaAfter : SWAP.ctaBefore}</a></div>
<img class="shot" src="/page/hero.png" width="560" height="350" alt="screenshot"></section>
<section id="promo" class="${SWAP.blockClass}">${swapped ? SWAP.blockAfter : SWAP.blockBefore}</section>
<section class="logos">${all(6, (n) => `<img src="/page/logo${n}.png" width="120" height="48" alt="customer ${n}">`)}</section>
<section class="cards">${all(12, card)}</section>
<section class="plans">${all(3, plan)}</section>
<section class="faq">${all(8, (n) => `<details><summary>${words(n + 9, 6)}?</summary><p>${words(n + 1, 24)}</p></details>`)}</section>
</main>
<footer class="foot">${all(4, (n) => `<div><h4>${words(n, 1)}</h4>${all(4, (k) => `<a href="#l${n}${k}">${words(n * 4 + k, 2)}</a>`)}</div>`)}</footer>
</body></html>`
}

const card = (n: number) =>
  `<article class="card"><div class="icon i${n % 4}"></div><h3>${words(n, 3)}</h3><p>${words(n + 3, 14)}</p><a href="#f${n}" class="more">Read more</a></article>`

const plan = (n: number) =>
  `<div class="plan"><h3>${['Starter', 'Growth', 'Scale'][n]}</h3><p class="price">$${19 + n * 30}</p><ul>${all(5, (k) => `<li>${words(n * 5 + k, 4)}</li>`)}</ul><button type="button">Add to cart</button></div>`
