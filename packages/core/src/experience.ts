import * as v from 'valibot'
import { bandit } from './bandit.ts'
import { caps } from './caps.ts'
import { change } from './change.ts'
import { EVERYONE } from './everyone.ts'
import { funnel } from './funnel.ts'
import { goalGuardrail } from './goal-guardrail.ts'
import { id } from './id.ts'
import { ramp } from './ramp.ts'
import { schedule } from './schedule.ts'
import { trigger } from './trigger.ts'

/** The arm that sees the page as it is; what the others are compared with. */
export const CONTROL = 'control'

/** What these stand for in `holdout.ts` no arm may be called. */
export const isReserved = (arm: string) => arm.startsWith('holdout')

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const holdout = v.optional(
  v.pipe(
    share,
    v.maxValue(0.5),
    v.description(
      'The share of visitors who see the page as it is, to measure what all of it does.',
    ),
  ),
)

const arm = v.strictObject({
  id: v.pipe(
    id,
    v.check((arm) => !isReserved(arm), 'Names that begin with "holdout" are ours.'),
  ),
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  weight: v.optional(share),
  changes: v.optional(v.pipe(v.array(change), v.maxLength(50)), []),
})
export type Arm = v.InferOutput<typeof arm>

const audience = v.strictObject({
  segment: v.union(
    [v.literal(EVERYONE), id],
    'Name a segment by its id, or "*" for everyone who is left.',
  ),
  coverage: v.optional(share),
  holdout,
  arms: v.pipe(v.array(arm), v.minLength(1), v.maxLength(20)),
})
export type Audience = v.InferOutput<typeof audience>

/** What is changed, on which pages, for whom: one part (audience) for each segment, first match wins. */
export const experience = v.strictObject({
  id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  pages: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.regex(
          /^!?\//,
          'A page is a path such as "/sale" or "/shoes/*"; "!/shoes/new" is left out.',
        ),
      ),
    ),
    v.minLength(1),
  ),
  schedule: v.optional(schedule),
  live: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        'It may change a page that is shown already, after something has happened there.',
      ),
    ),
  ),
  group: v.optional(
    v.pipe(
      v.strictObject({ id, from: share, to: share }),
      v.check(({ from, to }) => from < to, '"from" comes before "to".'),
      v.description('Of a group of experiences a visitor sees one: this one from … to of all.'),
    ),
  ),
  trigger: v.optional(v.pipe(trigger, v.description('When it begins: at once, if not said.'))),
  caps: v.optional(v.pipe(caps, v.description('How often it may be shown.'))),
  holdout,
  ramp: v.optional(v.pipe(ramp, v.description('Lets in more visitors step by step.'))),
  bandit: v.optional(
    v.pipe(bandit, v.description('The collector changes the weights by what arms bring.')),
  ),
  phase: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  goals: v.optional(v.array(id), []),
  guardrails: v.optional(
    v.pipe(
      v.array(goalGuardrail),
      v.maxLength(10),
      v.description('Goals of the site that must not get worse while the first goal gets better.'),
    ),
  ),
  funnels: v.optional(v.pipe(v.array(funnel), v.maxLength(20))),
  audiences: v.pipe(v.array(audience), v.minLength(1), v.maxLength(50)),
})
export type Experience = v.InferOutput<typeof experience>
