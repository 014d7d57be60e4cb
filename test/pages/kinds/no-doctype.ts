import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'
import { script } from './plain.ts'

/** Quirks mode, where sizes and class names follow other rules. */
export const noDoctype: HostPage = {
  name: 'no-doctype',
  script,
  html: (place) => shell(place, landing(), { doctype: '' }),
}
