import { createHash } from 'node:crypto'
import { fill, PLACES } from './places.ts'
import type { Runtime } from './runtime.ts'
import type { Part } from './snippet-file.ts'

export type TagOptions = {
  site: string
  /** The collector's public address; it may have a path. */
  collector: string
  /** The longest that a page waits for the script, in milliseconds. */
  wait?: number
  /** What the site says of consent before the visitor has said anything. */
  consent?: string
  /** For a page that runs only scripts with a nonce and forbids all others to make any. */
  strict?: boolean
  /** For a page that runs only what the tag names: one version's script, and its second part. */
  kept?: { script: Part; tail: Part }
}

/** The HTML that a site pastes into its `<head>`. */
export function tagFor(options: TagOptions, { stub }: Pick<Runtime, 'stub'>): string {
  const { site, collector, wait, consent, strict, kept } = options
  const base = new URL('s/', collector.endsWith('/') ? collector : `${collector}/`)
  const attributes = [
    wait === undefined ? '' : ` data-wait="${wait}"`,
    consent === undefined ? '' : ` data-consent="${escaped(consent)}"`,
  ].join('')
  if (strict || kept) return standing(base, site, attributes, options)
  const src = new URL(`${site}.js`, base)
  const code = fill(stub, {
    [PLACES.src]: literal(src.href),
    [PLACES.site]: literal(site),
  }).trim()
  // The browser looks ahead in the page for what it will need, and asks for this at once; what the
  // code adds comes later, behind the page's images.
  const ahead = `<link rel="preload" as="script" href="${escaped(src.href)}">`
  return `${ahead}<script${attributes}>${code}</script>`
}

const FIRST_WAIT = 800

/**
 * The script's address stands in the page, beside a timer that lets painting go: Trusted Types let
 * no code set it, and what it has to hold (`integrity`) is there to be read. `NONCE` is for the
 * site's server to fill in, each time.
 */
function standing(
  base: URL,
  site: string,
  attributes: string,
  { strict, kept, wait = FIRST_WAIT }: TagOptions,
): string {
  const nonce = strict ? ' nonce="NONCE"' : ''
  const src = new URL(kept?.script.name ?? `${site}.js`, base).href
  const check = kept ? ` integrity="${integrityOf(kept.script)}" crossorigin="anonymous"` : ''
  // Where rendering cannot be blocked, what comes after the first frame is late.
  const timer =
    'var s=document.currentScript.previousElementSibling,l=function(){s.dataset.late=1};' +
    `if(!("blocking"in s))requestAnimationFrame(l);setTimeout(function(){l();s.removeAttribute("blocking")},${wait})`
  // `import()` has no integrity of its own: what it loads is checked by an import map.
  const map = kept && {
    integrity: { [new URL(kept.tail.name, base).href]: integrityOf(kept.tail) },
  }
  return [
    map ? `<script${nonce} type="importmap">${literal(map)}</script>\n` : '',
    `<script${nonce} async blocking="render" data-late=""${attributes}${check} src="${escaped(src)}"></script>`,
    `<script${nonce}>${timer}</script>`,
  ].join('')
}

const integrityOf = ({ text }: Part) =>
  `sha384-${createHash('sha384').update(text).digest('base64')}`

/** As JavaScript that cannot end the script element it stands in. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
