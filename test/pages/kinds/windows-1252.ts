import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'
import { script } from './plain.ts'

/** An old encoding: every non-ASCII sign of a tag or a script without a charset would be read wrongly. */
export const windows1252: HostPage = {
  name: 'windows-1252',
  charset: 'windows-1252',
  script,
  html: (place) =>
    shell(place, landing({ headline: '<h1 id="headline">Für das Café: £ 9, schön gemacht</h1>' }), {
      charset: 'windows-1252',
    }),
}
