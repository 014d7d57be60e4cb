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
      if (
        targets.some((target) => target !== ':root' && guard(() => element.closest(hostOf(target))))
      ) {
        tell(TARGET_CLICK, named([decision])[0])
      }
    }
  })
}

/** A click in a shadow tree is heard as one on its host. */
const hostOf = (target: string) => target.split('>>>')[0]!
