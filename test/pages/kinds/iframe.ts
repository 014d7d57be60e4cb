import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'
import { script } from './plain.ts'

/** A frame of the same origin with the same call to action, but without the tag: nobody's business. */
export const iframe: HostPage = {
  name: 'iframe',
  script,
  html: (place) =>
    place.path === 'inner'
      ? shell({ ...place, head: '' }, landing())
      : shell(place, landing({ more: '<iframe src="/iframe/inner" title="Inner"></iframe>' })),
}
