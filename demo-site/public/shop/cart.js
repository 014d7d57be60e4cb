import { read, write } from './storage.js'

const KEY = 'mizzle.cart'

/** The visitor's cart in this browser. It is shared by all tabs: what one tab does, the others show. */
export function openCart() {
  let lines = read(KEY, [])
  const listeners = new Set()
  const take = (next) => {
    lines = next
    for (const listener of listeners) listener(lines)
  }
  const reread = () => take(read(KEY, []))
  addEventListener('storage', ({ key }) => key === KEY && reread())
  // A page that comes back from the back/forward cache may have missed an order.
  addEventListener('pageshow', ({ persisted }) => persisted && reread())
  return {
    lines: () => lines,
    set(next) {
      write(KEY, next)
      take(next)
    },
    /** Calls `listener` now and after every change. */
    watch(listener) {
      listeners.add(listener)
      listener(lines)
    },
  }
}
