import { SWAP } from '../swap.ts'

/** What a peer hands out when it leaves the page to the site. */
export const VARIANT = { cta: SWAP.ctaAfter, block: SWAP.blockAfter }

/** The site's own callback, in the form of the vendors' examples: once the document is there. */
export const APPLY =
  'function apply(v){function f(){' +
  `document.querySelector('${SWAP.cta}').textContent=v.cta;` +
  `document.querySelector('${SWAP.block}').innerHTML=v.block}` +
  "document.readyState==='loading'?document.addEventListener('DOMContentLoaded',f):f()}"
