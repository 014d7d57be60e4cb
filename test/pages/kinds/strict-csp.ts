import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'
import { script } from './plain.ts'

/** Only scripts with the nonce of this response run, and no string becomes a script or markup. */
export const strictCsp: HostPage = {
  name: 'strict-csp',
  script,
  html: (place) => shell(place, landing()),
  headers: (nonce) => ({
    'content-security-policy': [
      `script-src 'nonce-${nonce}'`,
      "style-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
  }),
}
