import type { Decision } from '@segue/core'
import { adopt } from './adopt.ts'

/**
 * Sends the visitor to where an arm says, with query and fragment. What has been noted goes over
 * to the next page by itself; another site could not read it, so its address comes back, to be
 * gone to when everything is stored.
 */
export function leave(decisions: Decision[]): string | undefined {
  for (const { arm } of decisions) {
    if (!arm.redirect) continue
    const url = new URL(arm.redirect, location.href)
    new URLSearchParams(location.search).forEach((value, name) => {
      if (!url.searchParams.has(name)) url.searchParams.append(name, value)
    })
    url.hash ||= location.hash
    if (url.href === location.href) continue
    adopt(':root{visibility:hidden!important}')
    if (url.origin !== location.origin) return url.href
    location.replace(url.href)
  }
}
