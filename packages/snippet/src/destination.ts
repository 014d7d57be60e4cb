import type { Decision } from '@segue/core'

/** Where an arm sends the visitor, with query and fragment; none where the visitor is there already. */
export function destination(decisions: Decision[]): URL | undefined {
  for (const { arm } of decisions) {
    if (!arm.redirect) continue
    const url = new URL(arm.redirect, location.href)
    new URLSearchParams(location.search).forEach((value, name) => {
      if (!url.searchParams.has(name)) url.searchParams.append(name, value)
    })
    url.hash ||= location.hash
    if (url.href !== location.href) return url
  }
}
