import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'

/** The same without markup from the server: the shadow root is there when the script has come. */
export const webComponentByScript: HostPage = {
  name: 'web-component-by-script',
  cta: 'my-hero >>> #cta',
  script: { entry: 'client/web-component.ts' },
  html: (place) => shell(place, landing({ cta: '<my-hero></my-hero>' })),
}
