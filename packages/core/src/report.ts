import * as v from 'valibot'
import { health } from './health.ts'

export const interval = v.strictObject({ low: v.number(), high: v.number() })
export type Interval = v.InferOutput<typeof interval>

export const lift = v.strictObject({
  /** Relative to control's: 0.12 is 12% more. */
  lift: v.number(),
  /** 95% at all looks at once, so that one may look every day and stop at any. */
  always: interval,
  /** 95% at one look, at the end. */
  fixed: interval,
  /** At all looks at once. */
  pValue: v.number(),
  /** That the arm is better than control, before which nothing was believed. */
  chanceToWin: v.number(),
  /** What choosing this arm loses on average, relative to control. */
  expectedLoss: v.number(),
})
export type Lift = v.InferOutput<typeof lift>

/** What may be said of an arm, at any look, with all comparisons of the same goal in mind. */
const verdict = v.strictObject({
  kind: v.picklist(['better', 'worse', 'same', 'open']),
  words: v.string(),
})
export type Verdict = v.InferOutput<typeof verdict>

const goalResult = v.strictObject({
  goal: v.string(),
  /** Visitors with at least one such conversion after their first exposure, and all their conversions. */
  converters: v.number(),
  conversions: v.number(),
  /** Share of the exposed visitors, with a 95% interval (Wilson); null without visitors. */
  rate: v.nullable(v.number()),
  rateInterval: v.nullable(interval),
  value: v.number(),
  valuePerVisitor: v.nullable(v.number()),
  /** What one visitor's orders were worth, where these weigh so much that values cannot be compared. */
  largest: v.nullable(v.number()),
  /** Rate less control's, with a 95% interval (Newcombe); null for control itself. */
  difference: v.nullable(v.strictObject({ rate: v.number(), interval })),
  /** Of the rate, and of the value per visitor; null for control, and where nothing can be said. */
  lift: v.nullable(lift),
  valueLift: v.nullable(lift),
  /** Null for control, and in an audience without one. */
  verdict: v.nullable(verdict),
})
export type GoalResult = v.InferOutput<typeof goalResult>

/** A goal in short, for some of an arm's visitors beside all of them. */
const shortResult = v.strictObject({
  goal: v.string(),
  converters: v.number(),
  rate: v.nullable(v.number()),
  lift: v.nullable(lift),
})
export type ShortResult = v.InferOutput<typeof shortResult>

const armResult = v.strictObject({
  arm: v.string(),
  name: v.string(),
  visitors: v.number(),
  /** Of these, those whose first exposure came too late to be without a flash. */
  late: v.number(),
  /** First exposures by day (UTC), the first day first. */
  days: v.array(v.strictObject({ day: v.string(), visitors: v.number() })),
  goals: v.array(goalResult),
  /** Those alone who were in time for the change, against control's who would have been. */
  inTime: v.strictObject({ visitors: v.number(), goals: v.array(shortResult) }),
})
export type ArmResult = v.InferOutput<typeof armResult>

/** How much more there was of something than there would have been, with a 95% interval at all looks. */
const more = v.strictObject({ more: v.number(), interval })
export type More = v.InferOutput<typeof more>

/** What everybody got who is not held out, against those who are. */
const holdoutResult = v.strictObject({
  level: v.string(),
  name: v.string(),
  held: v.number(),
  shown: v.number(),
  goals: v.array(
    v.strictObject({
      goal: v.string(),
      lift: v.nullable(lift),
      converters: v.nullable(more),
      value: v.nullable(more),
    }),
  ),
})
export type HoldoutResult = v.InferOutput<typeof holdoutResult>

/** Per visitor; without an interval where every audience has the same best arm. */
const gained = v.strictObject({ gain: v.number(), interval: v.nullable(interval) })

/** What the best arm for each audience brings beside the one that is best for all. */
const gain = v.strictObject({
  goal: v.string(),
  /** The one for all, and each audience's own. */
  arm: v.string(),
  arms: v.array(v.strictObject({ audience: v.string(), arm: v.string() })),
  rate: gained,
  value: v.nullable(gained),
  words: v.string(),
})
export type Gain = v.InferOutput<typeof gain>

/** In which currency values are, and what is not among them. */
const money = v.strictObject({
  currency: v.nullable(v.string()),
  /** Currencies that the config states a rate for, and the rate. */
  converted: v.array(v.strictObject({ currency: v.string(), rate: v.number() })),
  /** The others, most frequent first: in no value of this report but these. */
  apart: v.array(
    v.strictObject({
      currency: v.string(),
      orders: v.number(),
      values: v.array(
        v.strictObject({
          audience: v.string(),
          arm: v.string(),
          goal: v.string(),
          value: v.number(),
        }),
      ),
    }),
  ),
})
export type Money = v.InferOutput<typeof money>

/** What must not get worse while a goal gets better: a share of visitors, for each arm. */
const guardrail = v.strictObject({
  /** `lcp`, `inp`, `cls`, `errors`, `bounce`, or `goal:` and the id of a goal. */
  id: v.string(),
  name: v.string(),
  /** Whether it is worse to have more or fewer of them. */
  worse: v.picklist(['more', 'less']),
  arms: v.array(
    v.strictObject({
      audience: v.string(),
      arm: v.string(),
      /** Visitors of whom it is known, and those of them for whom it was poor, or who reached the goal. */
      measured: v.number(),
      poor: v.number(),
      /** What three of four visitors had at most, on the worst of their pages: milliseconds; CLS has no unit. */
      p75: v.nullable(v.number()),
      /** Of the share, against control's. */
      lift: v.nullable(lift),
      /**
       * Against control's, at any look, with all comparisons of this guardrail in mind (Holm). `open`:
       * not shown to be worse. Null for control, and where there is none.
       */
      answer: v.nullable(v.picklist(['worse', 'open', 'tooLittle'])),
    }),
  ),
})
export type Guardrail = v.InferOutput<typeof guardrail>

/** What an experience did, every audience × arm × goal, and how well it meets its pages. */
export const report = v.strictObject({
  site: v.string(),
  experience: v.string(),
  name: v.string(),
  at: v.number(),
  goals: v.array(
    v.strictObject({ id: v.string(), name: v.string(), kind: v.picklist(['micro', 'macro']) }),
  ),
  audiences: v.array(
    v.strictObject({
      audience: v.string(),
      name: v.string(),
      arms: v.array(armResult),
      /** Whether visitors fell on the arms as the weights say, at all looks at once; null where that is not known. */
      sampleRatio: v.nullable(v.strictObject({ pValue: v.number() })),
      /** Where weights have changed on the way: each phase apart. All above compares within phases. */
      phases: v.array(
        v.strictObject({
          phase: v.number(),
          arms: v.array(
            v.strictObject({
              arm: v.string(),
              visitors: v.number(),
              goals: v.array(shortResult),
            }),
          ),
        }),
      ),
    }),
  ),
  /** Arms that several audiences have, over all of these: each audience counts by its visitors. */
  totals: v.array(
    v.strictObject({
      arm: v.string(),
      name: v.string(),
      goals: v.array(v.strictObject({ goal: v.string(), lift })),
    }),
  ),
  /** Of each goal for which there is enough to say: whether it pays to have an arm for each audience. */
  gains: v.array(gain),
  holdouts: v.array(holdoutResult),
  money,
  /** Of all visitors, or of a fair sample of very many. */
  guardrails: v.array(guardrail),
  /** First exposures (a sample of many) whose arm was computed anew, and those that cannot be right. */
  assignments: v.strictObject({ checked: v.number(), contradicted: v.number() }),
  /** Visitors that are in no figure here: programs, and those who were seen in two arms of a phase. */
  setAside: v.strictObject({ machines: v.number(), twoArms: v.number() }),
  /** Of the site's pages in the last day (a sample of many): events that came, and those between them that did not, or not yet. */
  loss: v.strictObject({ arrived: v.number(), missing: v.number() }),
  health,
  /** As the config has it: "static" where no framework takes the pages over. */
  rendering: v.picklist(['auto', 'static']),
})
export type Report = v.InferOutput<typeof report>
