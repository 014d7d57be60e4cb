import { fill, PLACES } from './places.ts'
import type { Runtime } from './runtime.ts'

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
}

/** The HTML that a site pastes into its `<head>`. */
export function tagFor(options: TagOptions, { stub }: Pick<Runtime, 'stub'>): string {
  const { site, collector, wait, consent, strict } = options
  const src = new URL(`s/${site}.js`, collector.endsWith('/') ? collector : `${collector}/`)
  const code = fill(stub, {
    [PLACES.src]: literal(src.href),
    [PLACES.site]: literal(site),
  }).trim()
  const attributes = [
    wait === undefined ? '' : ` data-wait="${wait}"`,
    consent === undefined ? '' : ` data-consent="${escaped(consent)}"`,
  ].join('')
  // The browser looks ahead in the page for what it will need, and asks for this at once; what the
  // code adds comes later, behind the page's images.
  const ahead = `<link rel="preload" as="script" href="${escaped(src.href)}">`
  if (strict) return strictTag(src.href, attributes, wait)
  return `${ahead}<script${attributes}>${code}</script>`
}

const FIRST_WAIT = 800

/**
 * Trusted Types let no code set a script's address: it stands in the page, beside a timer that
 * lets painting go. `NONCE` is for the site's server to fill in, twice.
 */
function strictTag(src: string, attributes: string, wait = FIRST_WAIT): string {
  const timer = `var s=document.currentScript.previousElementSibling;setTimeout(function(){s.dataset.late=1;s.removeAttribute("blocking")},${wait})`
  return (
    `<script nonce="NONCE" async blocking="render" data-late=""${attributes} src="${escaped(src)}"></script>` +
    `<script nonce="NONCE">${timer}</script>`
  )
}
/** As JavaScript that cannot end the script element it stands in. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
