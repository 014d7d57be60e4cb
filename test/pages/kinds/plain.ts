import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'

/** The buttons of a page that has no framework. */
export const script = { entry: 'client/plain.ts', classic: true }

/** HTML from a server and a deferred script, as most of the web. */
export const plain: HostPage = {
  name: 'plain',
  script,
  html: (place) => shell(place, landing()),
}
