import type { HostPage } from '../host-page.ts'
import { second, views } from '../landing.ts'
import { shell } from '../shell.ts'

/** Turbo Drive: links are fetched and the body is replaced, in the same document. */
export const turbo: HostPage = {
  name: 'turbo',
  script: { entry: 'client/turbo.ts' },
  second,
  html(place) {
    const view = views('turbo')[place.path]
    return view && shell(place, view)
  },
}
