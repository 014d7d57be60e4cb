import * as v from 'valibot'

/** A part of a condition, and whether it held: clauses taken together, or one operator on one value. */
export type Clause =
  | { kind: 'all' | 'any' | 'none'; holds: boolean; clauses: Clause[] }
  | {
      kind: 'value'
      holds: boolean
      path: string
      /** `$eq` where the condition gives a bare value. */
      operator: string
      wanted: unknown
      found: unknown
      /** Why, where the path names another segment. */
      segment?: Explanation
    }

/** Why a visitor is in a segment, or is not. */
export type Explanation = {
  segment: string
  holds: boolean
  /** In although the condition does not hold now: kept since it did. */
  kept: boolean
  when: Clause
  leaveWhen?: Clause
}

const clause: v.GenericSchema<Clause> = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['all', 'any', 'none']),
    holds: v.boolean(),
    clauses: v.array(v.lazy(() => clause)),
  }),
  v.strictObject({
    kind: v.literal('value'),
    holds: v.boolean(),
    path: v.string(),
    operator: v.string(),
    wanted: v.unknown(),
    found: v.unknown(),
    segment: v.exactOptional(v.lazy(() => explanation)),
  }),
])

export const explanation: v.GenericSchema<Explanation> = v.strictObject({
  segment: v.string(),
  holds: v.boolean(),
  kept: v.boolean(),
  when: clause,
  leaveWhen: v.exactOptional(clause),
})
