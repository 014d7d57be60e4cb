import { render } from 'preact'
import { draftKey } from './kept-drafts.ts'
import { repeatWhileSeen } from './repeat.ts'
import { tokenIn } from './session.ts'
import { App } from './views/app.tsx'
import { wire } from './wire.ts'

const { location, history } = window

const stores = wire({
  api: '/api',
  storage: sessionStorage,
  drafts: localStorage,
  hash: tokenIn(location.hash) ? '' : location.hash,
  navigate: (href) => {
    location.hash = href
  },
  repeat: repeatWhileSeen,
  now: Date.now,
})

/** The start prints an address with the token in it: the token is kept, and taken out of sight. */
async function takeToken(): Promise<boolean> {
  const token = tokenIn(location.hash)
  if (!token) return false
  history.replaceState(null, '', location.pathname)
  await stores.session.signIn(token)
  return true
}

addEventListener('hashchange', async () => {
  if (!(await takeToken())) stores.route.moved(location.hash)
})

addEventListener('beforeunload', (event) => {
  if (stores.draft.atRisk()) event.preventDefault()
})

addEventListener('storage', ({ key }) => {
  const site = stores.site.$site.get()
  if (site !== null && key === draftKey(site)) stores.draft.heard(site)
})

await takeToken()
render(<App stores={stores} />, document.getElementById('app')!)
