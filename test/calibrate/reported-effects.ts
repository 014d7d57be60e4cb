import { CONTROL, type Report } from '@segue/core'
import { armOf } from '../world/arm-of.ts'
import type { Deeds } from '../world/crowd.ts'
import { AUDIENCES, type AudienceId, LIFT_OVER_ALL, LIFTS } from './known-effects.ts'
import { misses } from './lift-of.ts'
import { type Row, widened } from './row.ts'

/** A report, and what its crowd had done by then. */
export type Look = { report: Report; deeds: Map<string, Deeds> }

const ALARM = 0.001

/** What the reports of each site, look by look, have of what is true. */
export function rowsOf(sites: Look[][]): Row[] {
  const tests = sites.flatMap((looks) => AUDIENCES.map((audience) => ({ audience, looks })))
  return [
    row(
      'visitors, converters and money of an arm are what the crowd did, at each look',
      { from: 1 },
      tests.flatMap(({ audience, looks }) =>
        looks.flatMap((look) => [CONTROL, 'b'].map((arm) => isCounted(look, audience, arm))),
      ),
    ),
    ...(['carts', 'orders', 'money'] as const).flatMap((what) => [
      row(
        `lift of the ${what} in its 95% interval at the end`,
        { from: 0.95, to: 0.95 },
        tests.map(({ audience, looks }) => {
          const lift = liftOf[what](looks.at(-1)!, audience)
          return lift !== null && !misses(lift.fixed, LIFTS[audience])
        }),
      ),
      row(
        `lift of the ${what} in its always-valid interval at every look`,
        { from: 0.95 },
        tests.map(({ audience, looks }) =>
          looks.every((look) => !misses(liftOf[what](look, audience)?.always, LIFTS[audience])),
        ),
      ),
    ]),
    row(
      'alarm of the sample ratio at any look',
      { to: ALARM },
      tests.map(({ audience, looks }) => looks.some((look) => isAlarmed(look, audience))),
    ),
    row(
      'lift of the orders over all audiences in its 95% interval',
      { from: 0.95, to: 0.95 },
      sites.map((looks) => {
        const { totals } = looks.at(-1)!.report
        const over = totals.find(({ arm }) => arm === 'b')
        const found = over?.goals.find(({ goal }) => goal === 'order')
        return found !== undefined && !misses(found.lift.fixed, LIFT_OVER_ALL)
      }),
    ),
    row(
      'a false word of any audience’s orders at any look',
      { to: 0.05 },
      sites.map((looks) => looks.some((look) => AUDIENCES.some((each) => isFalse(look, each)))),
    ),
  ]
}

function row(what: string, bounds: Pick<Row, 'from' | 'to'>, facts: boolean[]): Row {
  const hits = facts.filter(Boolean).length
  return widened({ what: `through the collector: ${what}`, hits, tests: facts.length, ...bounds })
}

const variant = ({ report }: Look, audience: AudienceId) => armOf(report, audience, 'b').goals

const liftOf = {
  carts: (look: Look, audience: AudienceId) => variant(look, audience).cart_add!.lift,
  orders: (look: Look, audience: AudienceId) => variant(look, audience).order!.lift,
  money: (look: Look, audience: AudienceId) => variant(look, audience).order!.valueLift,
}

function isCounted({ report, deeds }: Look, audience: AudienceId, id: string): boolean {
  const { arm, goals } = armOf(report, audience, id)
  const done = deeds.get(`hero/${audience}/${id}`)
  const [carts, orders] = [goals.cart_add!, goals.order!]
  return (
    arm.visitors === done?.visitors &&
    [carts.converters, carts.conversions].every((count) => count === done.carts) &&
    [orders.converters, orders.conversions].every((count) => count === done.orders) &&
    orders.value === done.value
  )
}

function isAlarmed({ report }: Look, audience: AudienceId): boolean {
  const found = report.audiences.find((each) => each.audience === audience)
  // Nothing said is not that all is well.
  return (found?.sampleRatio?.pValue ?? 0) <= ALARM
}

function isFalse(look: Look, audience: AudienceId): boolean {
  const kind = variant(look, audience).order!.verdict?.kind
  const lift = LIFTS[audience]
  if (kind === 'better') return lift <= 0
  if (kind === 'worse') return lift >= 0
  return kind === 'same' && lift !== 0
}
