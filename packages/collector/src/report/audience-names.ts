import { CONTROL, type Config, EVERYONE, type Experience, HOLDOUTS } from '@segue/core'
import type { Cell } from '../store/store.ts'

type Seen = Pick<Cell, 'audience' | 'arm'>

export type NamedAudience = {
  audience: string
  name: string
  arms: { arm: string; name: string }[]
}

/**
 * The audiences and arms to report, as people call them: those of the config in its order, then
 * those that only the data still knows, since their visitors were real.
 */
export function audienceNames(
  config: Config,
  experience: Experience,
  cells: Seen[],
): NamedAudience[] {
  const planned = experience.audiences.map(({ segment, arms }) => ({
    audience: segment,
    name: segmentName(config, segment),
    arms: arms.map(({ id, name }) => ({ arm: id, name: name ?? armName(id) })),
  }))
  const plannedIds = planned.map(({ audience }) => audience)
  const gone = [...new Set(cells.map(({ audience }) => audience))]
    .filter((audience) => !plannedIds.includes(audience))
    .map((audience) => ({ audience, name: `${segmentName(config, audience)} (removed)`, arms: [] }))
  return [...planned, ...gone].map((entry) => ({ ...entry, arms: withSeenArms(entry, cells) }))
}

function withSeenArms({ audience, arms }: NamedAudience, cells: Seen[]) {
  const seen = cells.filter((cell) => cell.audience === audience).map(({ arm }) => arm)
  const gone = [...new Set(seen)]
    .filter((arm) => !arms.some((known) => known.arm === arm))
    .map((arm) => ({ arm, name: holdoutName(arm) ?? `${armName(arm)} (removed)` }))
  return [...arms, ...gone]
}

function segmentName({ segments }: Config, id: string): string {
  if (id === EVERYONE) return 'Everyone else'
  return segments.find((segment) => segment.id === id)?.name ?? id
}

const holdoutName = (arm: string): string | undefined => HOLDOUTS[arm as keyof typeof HOLDOUTS]

function armName(id: string): string {
  return id === CONTROL ? 'Control' : id
}
