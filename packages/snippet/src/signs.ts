import type { Surroundings } from '@segue/core'

// What the device and the page's markup tell, without a question to anybody. A sign is an export
// here, so that a site's file carries those alone that its config asks for.

export function tech(): Surroundings['tech'] {
  const { userAgent, language, maxTouchPoints } = navigator
  const prefers = (feature: string) => matchMedia(`(prefers-${feature})`).matches
  return {
    device: /iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)
      ? 'tablet'
      : /Mobi/.test(userAgent)
        ? 'mobile'
        : 'desktop',
    os: /Windows|Android|iPhone|iPad|Mac|CrOS|Linux/.exec(userAgent)?.[0],
    browser: /Edg|OPR|Firefox|Chrome|Safari/.exec(userAgent)?.[0],
    language,
    // A phone has a page of 980 pixels until it has read the page's word on its width.
    viewport_width: Math.min(innerWidth, screen.width),
    touch: maxTouchPoints > 0,
    connection: (navigator as { connection?: { effectiveType: string } }).connection?.effectiveType,
    dark_mode: prefers('color-scheme:dark'),
    reduced_motion: prefers('reduced-motion:reduce'),
  }
}

export const timezone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

export const utcOffset = (): number => -new Date().getTimezoneOffset()
export const title = (): string => document.title

/** The id by which another sub-domain knows the visitor. */
export const sharedId = (): string | undefined =>
  /(?:^|; )segue_id=(\w{16,64})/.exec(document.cookie)?.[1]

export { shareId } from './share-id.ts'

/** As Open Graph or schema.org have it; what stands below the tag is not there yet at the first paint. */
export function type(): string {
  const found = document.querySelector<HTMLMetaElement>('meta[property="og:type"]')?.content
  const linked = document.querySelector('script[type="application/ld+json"]')?.textContent ?? ''
  return found ?? /"@type"\s*:\s*"(\w+)"/.exec(linked)?.[1] ?? ''
}
