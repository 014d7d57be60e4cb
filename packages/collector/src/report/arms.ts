import { CONTROL, isReserved } from '@segue/core'
import type { Cell } from '../store/store.ts'
import type { NamedAudience } from './audience-names.ts'
import { type Sums, sumsOf } from './cells.ts'

/** An arm of an audience, with everybody who is counted in it. */
export type CountedArm = { arm: string; name: string; cells: Cell[]; sums: Sums }

export type CountedAudience = { audience: string; name: string; arms: CountedArm[] }

export const countedAudience = (
  { audience, name, arms }: NamedAudience,
  cells: Cell[],
): CountedAudience => ({
  audience,
  name,
  arms: arms.map(({ arm, name }) => {
    const own = cells.filter((cell) => cell.audience === audience && cell.arm === arm)
    return { arm, name, cells: own, sums: sumsOf(own) }
  }),
})

export const controlOf = ({ arms }: CountedAudience): CountedArm | undefined =>
  arms.find(({ arm }) => arm === CONTROL)

/** Who is held out sees what control sees: there is nothing to compare within an audience. */
export const isCompared = ({ arm }: Pick<CountedArm, 'arm'>): boolean =>
  arm !== CONTROL && !isReserved(arm)
