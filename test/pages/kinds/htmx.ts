import type { HostPage } from '../host-page.ts'
import { landing, parts, second, views } from '../landing.ts'
import { shell } from '../shell.ts'
import { ORIGINAL, RENAMED } from '../words.ts'

const button = (id: string, name: string, address: string, target: string) =>
  `<button type="button" id="${id}" hx-get="/htmx/${address}" hx-target="${target}">${name}</button>`

/** What the server sends into the page: a part anew, with the button that asks for its other state. */
const fragments: Record<string, string> = {
  cta: parts.cta + button('rename', 'Rename', 'renamed', '#hero'),
  renamed: parts.cta.replace(ORIGINAL, RENAMED) + button('rename', 'Rename', 'cta', '#hero'),
  promo: parts.promo + button('toggle', 'Toggle', 'no-promo', '#offer'),
  'no-promo': button('toggle', 'Toggle', 'promo', '#offer'),
}

const controls = `<button type="button" id="bump" hx-on:click="this.nextElementSibling.textContent++">Add one</button>
<output id="count">0</output>`

const documents: Record<string, string> = {
  ...views('htmx'),
  '': landing({
    cta: `<div id="hero">${fragments.cta}</div>`,
    promo: `<div id="offer">${fragments.promo}</div>`,
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
    return body ? shell(place, `<div hx-boost="true">${body}</div>`) : fragments[place.path]
  },
}
