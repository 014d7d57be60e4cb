import { createHash } from 'node:crypto'
import { escaped } from './escaped.ts'
import { literal } from './literal.ts'
import { fill, PLACES } from './places.ts'
import type { Runtime } from './runtime.ts'
import { scriptsAt } from './scripts-at.ts'
import type { Part } from './snippet-file.ts'

export type TagOptions = {
  site: string
  /** Where the script is reached: the collector's public address or a CDN's; it may have a path. */
  collector: string
  /** The collector itself, which alone makes previews, where the script comes from elsewhere. */
  previews?: string
  /** The longest that a page waits for the script, in milliseconds. */
  wait?: number
  /** What the site says of consent before the visitor has said anything. */
  consent?: string | undefined
  /** For a page that runs only scripts with a nonce and forbids all others to make any. */
  strict?: boolean
  /** For a page that runs only what the tag names: one version's script, and its second part. */
  kept?: { script: Part; tail: Part }
}

/** The HTML that a site pastes into its `<head>`. */
export function tagFor(options: TagOptions, stubs: Pick<Runtime, 'stub' | 'strictStub'>): string {
  const { site, collector, wait, consent, strict, kept } = options
  const base = scriptsAt(collector)
  const src = new URL(`${site}.js`, base).href
  const previewed = new URL(`${site}.js?preview=`, scriptsAt(options.previews ?? collector)).href
  const code = fill(strict ? stubs.strictStub : stubs.stub, {
    [PLACES.src]: literal(src),
    [PLACES.previews]: literal(previewed),
    [PLACES.site]: literal(site),
    [PLACES.wait]: String(wait ?? FIRST_WAIT),
  }).trim()
  const attributes = [
    wait === undefined ? '' : ` data-wait="${wait}"`,
    consent === undefined ? '' : ` data-consent="${escaped(consent)}"`,
  ].join('')
  if (kept) return checkedTag(kept, base, attributes, options)
  if (strict) return strictTag(code, src, attributes)
  // The browser looks ahead in the page for what it will need, and asks for this at once; what the
  // code adds comes later, behind the page's images.
  const ahead = `<link rel="preload" as="script" href="${escaped(src)}">`
  return `${ahead}<script${attributes}>${code}</script>`
}

const FIRST_WAIT = 800

/**
 * Trusted Types let no code set a script's address: it stands in the page, after the code that
 * lets painting go. `NONCE` is for the site's server to fill in, each time.
 */
function strictTag(code: string, src: string, attributes: string): string {
  return (
    `<script nonce="NONCE"${attributes}>${code}</script>` +
    `<script nonce="NONCE" async blocking="render" data-late=""${attributes} src="${escaped(src)}"></script>`
  )
}

/**
 * The script with what it has to hold (`integrity`), beside a timer that lets painting go. Such a
 * page runs nothing else: it shows no previews.
 */
function checkedTag(
  { script, tail }: NonNullable<TagOptions['kept']>,
  base: URL,
  attributes: string,
  { strict, wait = FIRST_WAIT }: TagOptions,
): string {
  const nonce = strict ? ' nonce="NONCE"' : ''
  const src = new URL(script.name, base).href
  // Where rendering cannot be blocked, what comes after the first frame is late.
  const timer =
    'var s=document.currentScript.previousElementSibling,l=function(){s.dataset.late=1};' +
    `if(!("blocking"in s))requestAnimationFrame(l);setTimeout(function(){l();s.removeAttribute("blocking")},${wait})`
  // `import()` has no integrity of its own: what it loads is checked by an import map.
  const map = { integrity: { [new URL(tail.name, base).href]: integrityOf(tail) } }
  return [
    `<script${nonce} type="importmap">${literal(map)}</script>\n`,
    `<script${nonce} async blocking="render" data-late=""${attributes} integrity="${integrityOf(script)}" crossorigin="anonymous" src="${escaped(src)}"></script>`,
    `<script${nonce}>${timer}</script>`,
  ].join('')
}

const integrityOf = ({ text }: Part) =>
  `sha384-${createHash('sha384').update(text).digest('base64')}`
