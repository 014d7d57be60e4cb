import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'
import { script } from './plain.ts'

/** Written from right to left. */
export const rtl: HostPage = {
  name: 'rtl',
  script,
  html: (place) =>
    shell(place, landing({ headline: '<h1 id="headline">أدوات جيدة، صُنعت برفق</h1>' }), {
      root: 'lang="ar" dir="rtl"',
    }),
}
