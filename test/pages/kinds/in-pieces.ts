import type { HostPage } from '../host-page.ts'
import { landing, parts } from '../landing.ts'
import { shell } from '../shell.ts'
import { ORIGINAL } from '../words.ts'
import { script } from './plain.ts'

const [first = '', ...rest] = ORIGINAL.split(' ')

/** The server makes it while it sends it: frames are painted before the words and in their midst. */
export const inPieces: HostPage = {
  name: 'in-pieces',
  script,
  pause: '\f',
  html: (place) =>
    shell(place, landing({ cta: parts.cta.replace(ORIGINAL, `\f${first} \f${rest.join(' ')}\f`) })),
}
