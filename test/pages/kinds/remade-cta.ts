import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'

/** Its call to action is taken out and made anew each second. */
export const remadeCta: HostPage = {
  name: 'remade-cta',
  script: { entry: 'client/remade-cta.ts', classic: true },
  html: (place) => shell(place, landing()),
}
