import * as v from 'valibot'
import { type Condition, condition } from './condition.ts'
import { id } from './id.ts'
import { elapsed } from './window.ts'

const on = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(64),
  v.check((name) => name !== '*', 'Name the event: any event at all is no step.'),
)
const where = v.optional(condition)
const byEvent = v.strictObject({ on, where })
const byGoal = v.strictObject({ goal: id, where })

/** What a visitor does in a step: an event, or one that reaches a goal; with `where`, only some of them. */
export type Deed = { where?: Condition | undefined } & ({ on: string } | { goal: string })

const has = (input: unknown, key: string) =>
  typeof input === 'object' && input !== null && key in input

const deed: v.GenericSchema<unknown, Deed> = v.lazy((input) => {
  if (input === undefined) return v.union([byEvent, byGoal]) as never
  return (has(input, 'goal') ? byGoal : byEvent) as never
})

const told = {
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  optional: v.optional(
    v.pipe(
      v.boolean(),
      v.description('It may be left out: who goes on without it is counted in what follows.'),
    ),
  ),
}
const stepOfEvent = v.strictObject({ ...told, ...byEvent.entries })
const stepOfGoal = v.strictObject({ ...told, ...byGoal.entries })
const stepOfAny = v.strictObject({
  ...told,
  any: v.pipe(
    v.array(deed),
    v.minLength(2, 'A step with "any" has two deeds or more.'),
    v.maxLength(10),
  ),
})

type Told = { name?: string | undefined; optional?: boolean | undefined }

/** `any`: one of several deeds is enough. */
export type FunnelStep = Told & (Deed | { any: Deed[] })

const step: v.GenericSchema<unknown, FunnelStep> = v.lazy((input) => {
  if (input === undefined) return v.union([stepOfEvent, stepOfGoal, stepOfAny]) as never
  return (has(input, 'any') ? stepOfAny : has(input, 'goal') ? stepOfGoal : stepOfEvent) as never
})

/** What visitors do one after the other on their way to something. */
export const funnel = v.strictObject({
  id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  steps: v.pipe(v.array(step), v.minLength(2, 'A funnel has two steps or more.'), v.maxLength(12)),
  within: v.optional(
    v.pipe(
      elapsed,
      v.description('The most time from the first step to the last: no limit, if not said.'),
    ),
  ),
})
export type Funnel = v.InferOutput<typeof funnel>

export const deedsOf = (step: FunnelStep): Deed[] => ('any' in step ? step.any : [step])

/** What a step is called where the config gives no name. */
export const stepName = (step: FunnelStep): string =>
  step.name ??
  deedsOf(step)
    .map((deed) => ('goal' in deed ? deed.goal : deed.on))
    .join(' or ')
