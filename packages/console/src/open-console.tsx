import { render } from 'preact'
import { draftKey } from './kept-drafts.ts'
import { repeatWhileSeen } from './repeat.ts'
import { carriedIn } from './session.ts'
import { sharedIn } from './shared-results.ts'
import { App } from './views/app.tsx'
import { wire } from './wire.ts'

const { location, history } = window

/** The console for whoever has an account, or comes by a link that leads to one. */
export async function openConsole(place: HTMLElement): Promise<void> {
  const stores = wire({
    api: '/api',
    drafts: localStorage,
    origin: location.origin,
    hash: carriedIn(location.hash) ? '' : location.hash,
    navigate: (href) => {
      location.hash = href
    },
    repeat: repeatWhileSeen,
    now: Date.now,
  })

  /** Links to the console carry a secret: it is taken out of sight, and used. */
  async function takeSecret(): Promise<boolean> {
    const carried = carriedIn(location.hash)
    if (!carried) return false
    history.replaceState(null, '', location.pathname)
    await stores.session.carried(carried)
    return true
  }

  addEventListener('hashchange', async () => {
    if (sharedIn(location.hash)) return location.reload()
    if (!(await takeSecret())) stores.route.moved(location.hash)
  })

  addEventListener('beforeunload', (event) => {
    if (stores.draft.atRisk()) event.preventDefault()
  })

  addEventListener('storage', ({ key }) => {
    const site = stores.site.$site.get()
    if (site !== null && key === draftKey(site)) stores.draft.heard(site)
  })

  if (!(await takeSecret())) await stores.session.look()
  render(<App stores={stores} />, place)
}
