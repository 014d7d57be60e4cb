import { guard } from './guard.ts'
import type { Undo } from './undo.ts'

/**
 * Tells of each further view of a page that changes its own address, with the address before. A
 * change of the fragment is no view, nor is a query that a page merely replaces: filters do that
 * with every click.
 */
export function watchRoutes(onView: (before: string) => void): Undo {
  let { href } = location
  const look = (isReplaced: boolean) =>
    guard(() => {
      const before = new URL(href)
      ;({ href } = location)
      const isSame =
        location.pathname === before.pathname && (isReplaced || location.search === before.search)
      if (!isSame) onView(before.href)
    })
  const onPop = () => look(false)
  const { pushState, replaceState } = history
  const wrapped = (method: typeof pushState, isReplaced: boolean): typeof pushState =>
    function (this: History, ...args) {
      method.apply(this, args)
      look(isReplaced)
    }
  const ours = [wrapped(pushState, false), wrapped(replaceState, true)] as const
  history.pushState = ours[0]
  history.replaceState = ours[1]
  addEventListener('popstate', onPop)
  return () => {
    // Others may have wrapped them since: then they stay, and nobody listens.
    if (history.pushState === ours[0]) history.pushState = pushState
    if (history.replaceState === ours[1]) history.replaceState = replaceState
    onView = () => {}
    removeEventListener('popstate', onPop)
  }
}
