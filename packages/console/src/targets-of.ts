import type { Config } from '@segue/core'

/** Places on pages that some change of the config names already. */
export function targetsOf({ experiences }: Config): string[] {
  const changes = experiences.flatMap(({ audiences }) =>
    audiences.flatMap(({ arms }) => arms.flatMap(({ changes }) => changes)),
  )
  return [...new Set(changes.flatMap((change) => ('target' in change && change.target) || []))]
}
