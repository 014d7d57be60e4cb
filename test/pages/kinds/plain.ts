import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'

/** HTML from a server and a deferred script, as most of the web. */
export const plain: HostPage = {
  name: 'plain',
  script: { entry: 'client/plain.ts', classic: true },
  html: (place) => shell(place, landing()),
}
