import { TARGET_CLICK } from '@segue/core'
import { guard } from './guard.ts'
import { hear } from './hear.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'
import { named } from './verbs.ts'

/** Clicks inside what an experience would change, whatever the arm: the same test for control. */
export function watchTargets(watching: Watching): Undo {
  return hear('click', (element) => {
    const { tell, decisions } = watching
    for (const decision of decisions) {
      const { targets } = decision.audience
      if (targets.some((target) => target !== ':root' && guard(() => element.closest(target)))) {
        tell(TARGET_CLICK, named([decision])[0])
      }
    }
  })
}
