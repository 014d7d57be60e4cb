import type { HostPage } from '../host-page.ts'
import { landing, parts } from '../landing.ts'
import { shell } from '../shell.ts'
import { script } from './plain.ts'

/** A button that shrinks with its words: covering them by `font-size: 0` would collapse it. */
export const paddedInEm: HostPage = {
  name: 'padded-in-em',
  script,
  html: (place) => shell(place, landing({ cta: parts.cta.replace('"button"', '"button in-em"') })),
}
