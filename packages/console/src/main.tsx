import { render } from 'preact'
import { openConsole } from './open-console.tsx'
import { repeatWhileSeen } from './repeat.ts'
import { createShared, sharedIn } from './shared-results.ts'
import { SharedScreen } from './views/shared-screen.tsx'

const place = document.getElementById('app')!
const secret = sharedIn(location.hash)
if (secret) {
  const store = createShared(secret, { api: '/api', repeat: repeatWhileSeen, now: Date.now })
  addEventListener('hashchange', () => location.reload())
  render(<SharedScreen store={store} />, place)
} else {
  // Awaited at the top, the later parts could take nothing from this file.
  void openConsole(place)
}
