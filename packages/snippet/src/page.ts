import type { Surroundings } from '@segue/core'

/** The page and the device, as the browser tells them without a question to anybody. */
export function readSurroundings(): Surroundings {
  const { userAgent, language, maxTouchPoints } = navigator
  const prefers = (feature: string) => matchMedia(`(prefers-${feature})`).matches
  return {
    page: {
      host: location.host,
      path: location.pathname,
      query: Object.fromEntries(new URLSearchParams(location.search)),
      title: document.title,
      referrer: document.referrer,
    },
    tech: {
      device: /iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)
        ? 'tablet'
        : /Mobi/.test(userAgent)
          ? 'mobile'
          : 'desktop',
      os: /Windows|Android|iPhone|iPad|Mac|CrOS|Linux/.exec(userAgent)?.[0],
      browser: /Edg|OPR|Firefox|Chrome|Safari/.exec(userAgent)?.[0],
      language,
      viewport_width: innerWidth,
      touch: maxTouchPoints > 0,
      connection: (navigator as { connection?: { effectiveType: string } }).connection
        ?.effectiveType,
      dark_mode: prefers('color-scheme:dark'),
      reduced_motion: prefers('reduced-motion:reduce'),
    },
    utcOffset: -new Date().getTimezoneOffset(),
  }
}
