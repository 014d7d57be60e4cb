import type { HostPage } from '../host-page.ts'
import { second, views } from '../landing.ts'
import { shell } from '../shell.ts'

/** Views that are swapped in the document and cross-faded by the browser. */
export const viewTransitions: HostPage = {
  name: 'view-transitions',
  script: { entry: 'client/view-transitions.ts' },
  second,
  html(place) {
    const view = views('view-transitions')[place.path]
    return view && shell(place, view)
  },
}
