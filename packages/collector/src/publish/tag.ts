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
}

/** The HTML that a site pastes into its `<head>`. */
export function tagFor(options: TagOptions, { stub }: Pick<Runtime, 'stub'>): string {
  const { site, collector, wait, consent } = options
  const src = new URL(`s/${site}.js`, collector.endsWith('/') ? collector : `${collector}/`)
  const code = fill(stub, {
    [PLACES.src]: literal(src.href),
    [PLACES.site]: literal(site),
  }).trim()
  const attributes = [
    wait === undefined ? '' : ` data-wait="${wait}"`,
    consent === undefined ? '' : ` data-consent="${escaped(consent)}"`,
  ].join('')
  return `<script${attributes}>${code}</script>`
}

/** As JavaScript that cannot end the script element it stands in. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
