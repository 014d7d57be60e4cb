import type { Surroundings } from '@segue/core'

export { readPeople as people } from './people.ts'

/** Adds what it reads. */
export type Sign = (surroundings: Surroundings) => void

// What the device and the page's markup tell, without a question to anybody. A sign is an export
// here, so that a site's file carries those alone that its config asks for.

export const tech: Sign = (surroundings) => {
  const { userAgent, language, maxTouchPoints } = navigator
  const prefers = (feature: string) => matchMedia(`(prefers-${feature})`).matches
  surroundings.tech = {
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

export const timezone: Sign = (surroundings) => {
  surroundings.timezone = Intl.DateTimeFormat().resolvedOptions().timeZone
}
export const utcOffset: Sign = (surroundings) => {
  surroundings.utcOffset = -new Date().getTimezoneOffset()
}
export const title: Sign = ({ page }) => {
  page.title = document.title
}

/** As Open Graph or schema.org have it; what stands below the tag is not there yet at the first paint. */
export const type: Sign = ({ page }) => {
  const found = document.querySelector<HTMLMetaElement>('meta[property="og:type"]')?.content
  const linked = document.querySelector('script[type="application/ld+json"]')?.textContent ?? ''
  page.type = found ?? /"@type"\s*:\s*"(\w+)"/.exec(linked)?.[1] ?? ''
}
