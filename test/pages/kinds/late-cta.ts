import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'

/** Its call to action comes 1.5 s after the load, as from a tag manager. */
export const lateCta: HostPage = {
  name: 'late-cta',
  script: { entry: 'client/late-cta.ts', classic: true },
  html: (place) => shell(place, landing({ cta: '' })),
}
