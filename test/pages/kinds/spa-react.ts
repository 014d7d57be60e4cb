import type { HostPage } from '../host-page.ts'
import { second } from '../landing.ts'
import { shell } from '../shell.ts'

/** A site of one empty document: the address changes at once, the view 300 ms later. */
export const spaReact: HostPage = {
  name: 'spa-react',
  script: { entry: 'client/spa-react.ts' },
  second,
  html: (place) => shell(place, '<div id="root"></div>'),
}
