import type { HostPage } from '../host-page.ts'
import { landing, parts, second, views } from '../landing.ts'
import { shell } from '../shell.ts'
import { ORIGINAL, RENAMED } from '../words.ts'

const state = (value: string) => `<input type="hidden" name="state" value="${value}">`

/** What the server sends into the page, by what the page says it has: each button asks for the other state. */
const fragments: Record<string, Record<string, string>> = {
  hero: {
    named: `${parts.cta.replace(ORIGINAL, RENAMED)}${state('renamed')}`,
    renamed: `${parts.cta}${state('named')}`,
  },
  offer: {
    shown: state('gone'),
    gone: `${parts.promo}${state('shown')}`,
  },
}

const button = (id: string, name: string, part: string) =>
  `<button type="button" id="${id}" hx-get="/htmx/${part}" hx-include="#${part}" hx-target="#${part}">${name}</button>`

const controls = `<button type="button" id="bump" hx-on:click="this.nextElementSibling.textContent++">Add one</button>
<output id="count">0</output>
${button('rename', 'Rename', 'hero')}
${button('toggle', 'Toggle', 'offer')}`

const documents: Record<string, string> = {
  ...views('htmx'),
  '': landing({
    cta: `<div id="hero">${fragments.hero!.renamed}</div>`,
    promo: `<div id="offer">${fragments.offer!.gone}</div>`,
    controls,
    more: '<a id="go" href="/htmx/pricing">Plans</a>',
  }),
}

/** htmx: links are boosted, and buttons fetch fragments that are swapped in. */
export const htmx: HostPage = {
  name: 'htmx',
  script: { entry: 'client/htmx.ts', classic: true },
  second,
  html(place) {
    const body = documents[place.path]
    if (body) return shell(place, `<div hx-boost="true">${body}</div>`)
    return fragments[place.path]?.[place.query.get('state') ?? '']
  },
}
