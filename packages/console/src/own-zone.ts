import { lazily } from './lazily.ts'

/** The browser's own time zone: `Europe/Berlin`. */
export const ownZone = lazily(() => Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC')
