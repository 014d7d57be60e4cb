import type { HostPage } from '../host-page.ts'
import { shell } from '../shell.ts'

/** React in the browser alone: the page comes empty. */
export const reactClient: HostPage = {
  name: 'react-client',
  script: { entry: 'client/react-client.ts' },
  html: (place) => shell(place, '<div id="root"></div>'),
}
