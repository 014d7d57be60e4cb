import { CONTROL, type Config, type Experience, type TimesArm, type TimesReport } from '@segue/core'
import { type Effect, holm, interactionTest, isNoAnswer, type NoAnswer, wilson } from '@segue/stats'
import { isCompared } from '../report/arms.ts'
import { audienceNames } from '../report/audience-names.ts'
import { nothing } from '../report/cells.ts'
import { effectOf } from '../report/effect-of.ts'
import { liftOf } from '../report/lift.ts'
import { rateOf } from '../report/rate-of.ts'
import { goalsOf } from '../report/report-for.ts'
import type { TimesCounts, TimesGroup } from '../store/count-times.ts'
import type { ByPhase } from '../store/funnel-queries.ts'
import type { Cell } from '../store/store.ts'

type Facts = {
  config: Config
  experience: Experience
  within: number
  counts: TimesCounts[]
  at: number
}

const GROUPS: TimesGroup[] = ['all', 'new', 'returning']

/** Every audience × arm × group × goal, zeros included. */
export function timesReportFor({ config, experience, within, counts, at }: Facts): TimesReport {
  const goals = goalsOf(config, experience)
  const differences: { entry: TimesArm['differs'][number]; pValue: number }[] = []
  const audiences = audienceNames(config, experience, counts).map(({ audience, name, arms }) => ({
    audience,
    name,
    arms: arms.map(({ arm, name }): TimesArm => {
      const of = (arm: string, group: TimesGroup) =>
        counts.find(
          (each) => each.audience === audience && each.arm === arm && each.group === group,
        )
      const hasControl = isCompared({ arm }) && arms.some((each) => each.arm === CONTROL)
      const effect = (group: TimesGroup, index: number) =>
        effectOf(
          [
            {
              control: cellsOf(of(CONTROL, group), index),
              variant: cellsOf(of(arm, group), index),
            },
          ],
          rateOf(REACHED),
        )
      const differs = goals.flatMap(({ id: goal }, index) => {
        const found = hasControl
          ? differenceOf(effect('new', index), effect('returning', index))
          : undefined
        if (found === undefined) return []
        const entry = { goal, pValue: found }
        differences.push({ entry, pValue: found })
        return [entry]
      })
      return {
        arm,
        name,
        groups: GROUPS.map((group) => {
          const own = of(arm, group)
          const visitors = total(own?.visitors ?? [])
          return {
            group,
            visitors,
            goals: goals.map(({ id: goal }, index) => {
              const counted = own?.goals[index]
              const converters = total(counted?.converters ?? [])
              const rate = wilson({ n: visitors, sum: converters })
              return {
                goal,
                converters,
                rate: rate.kind === 'interval' ? rate.rate : null,
                rateInterval: rate.kind === 'interval' ? { low: rate.low, high: rate.high } : null,
                lift: hasControl ? liftOf(effect(group, index)) : null,
                waiting: counted?.waiting ?? 0,
                times: counted?.times ?? null,
              }
            }),
          }
        }),
        differs,
      }
    }),
  }))
  const adjusted = holm(differences.map(({ pValue }) => pValue))
  if (adjusted.kind === 'adjusted') {
    for (const [n, { entry }] of differences.entries()) entry.pValue = adjusted.adjusted[n]!
  }
  return {
    site: config.site,
    experience: experience.id,
    name: experience.name ?? experience.id,
    at,
    within,
    goals: goals.map(({ id, name, kind }) => ({ id, name: name ?? id, kind })),
    audiences,
  }
}

function differenceOf(fresh: Effect | NoAnswer, returning: Effect | NoAnswer): number | undefined {
  if (isNoAnswer(fresh) || isNoAnswer(returning)) return undefined
  const test = interactionTest(told(fresh), told(returning))
  return test.kind === 'test' ? test.pValue : undefined
}

const told = ({ effect, variance }: Effect) => ({ effect, stdErr: Math.sqrt(variance) })

const REACHED = 'reached'

/** As cells, so that they are compared as the report compares: within phases. */
const cellsOf = (counts: TimesCounts | undefined, index: number): Cell[] =>
  (counts?.visitors ?? []).map(({ phase, visitors }) => {
    const { audience, arm, goals } = counts!
    const converters = total(goals[index]!.converters.filter((each) => each.phase === phase))
    const reached = [{ ...nothing(REACHED), converters, conversions: converters }]
    return { audience, arm, phase, late: false, half: 0, visitors, days: [], goals: reached }
  })

const total = (some: ByPhase) => some.reduce((sum, { visitors }) => sum + visitors, 0)
