import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

/** How far down the lower edge of the window came, each step once a page; a page that fits has no steps. */
export function watchScroll({ track }: Watching): Undo {
  const steps = [25, 50, 75, 90]
  const look = () => {
    const { scrollHeight } = document.documentElement
    const percent = scrollHeight > innerHeight ? ((scrollY + innerHeight) / scrollHeight) * 100 : 0
    while (steps[0]! <= percent) track('scroll', { percent: steps.shift() })
  }
  addEventListener('scroll', look)
  return () => removeEventListener('scroll', look)
}
