import { CHOOSE, HEADLINE, ORIGINAL, PLANS, PROMO } from './words.ts'

/** The parts of a landing page that some kinds have their own way of writing. */
export const parts = {
  headline: `<h1 id="headline">${HEADLINE}</h1>`,
  cta: `<a id="cta" class="button" href="#signup">${ORIGINAL}</a>`,
  promo: `<section id="promo"><p>${PROMO}</p></section>`,
  controls: `<p><button type="button" id="bump">Add one</button> <output id="count">0</output>
<button type="button" id="rename">Rename</button>
<button type="button" id="toggle">Toggle</button></p>`,
  /** Comes last; for what only one kind has. */
  more: '',
}

/** The landing page as a server writes it that knows of no framework. */
export function landing(own: Partial<typeof parts> = {}): string {
  const { headline, cta, promo, controls, more } = { ...parts, ...own }
  return `<main>\n${headline}\n<p>Everything a small workshop needs.</p>\n${cta}\n${promo}\n${controls}\n${more}</main>`
}

/** The two views of a site, by their path; `#go` leads from each to the other. */
export const views = (name: string): Record<string, string> => ({
  '': landing({ more: `<a id="go" href="/${name}/pricing">${PLANS}</a>` }),
  pricing: landing({
    headline: `<h1 id="headline">${PLANS}</h1>`,
    cta: `<a id="cta" class="button" href="#plans">${CHOOSE}</a>`,
    more: `<a id="go" href="/${name}/">Home</a>`,
  }),
})

/** How a page says that it has the second of those views. */
export const second = { path: 'pricing', words: CHOOSE }
