import { isNoAnswer, newcombe, normalPosterior, wilson } from '@segue/stats'
import {
  type Arm,
  type Arrive,
  buy,
  convert,
  liftBetween,
  type Metric,
  money,
  nobodyYet,
  rate,
} from './arm.ts'
import { misses, reported } from './lift-of.ts'
import { overAudiences } from './over-audiences.ts'
import { count, type Row, type Scale } from './row.ts'

const TESTS = 10_000
const LIFT = 0.2

/** What a test is like: how an arm is measured, who comes to it, and the truth. */
type Test = {
  metric: Metric
  arrive: (visitors: number, rate: number) => Arrive
  visitors: number
  base: number
  lift: number
}

/** Intervals of one look, with an effect and without: they hold the truth as often as their name says. */
export function intervalsAtTheEnd({ random, tests }: Scale): Row[] {
  const all = tests(TESTS)
  const about = (name: number) => ({ tests: all, from: name - 0.01, to: name + 0.01 })
  const held = ({ metric, arrive, visitors, base, lift }: Test) => {
    const [control, treatment] = [arrive(visitors, base), arrive(visitors, base * (1 + lift))]
    return count(all, () => {
      const [a, b] = [nobodyYet(), nobodyYet()]
      control(a, random)
      treatment(b, random)
      const at90 = normalPosterior(liftBetween(metric, a, b), null, 0.1)
      const share = wilson(proportion(b))
      const points = newcombe(proportion(a), proportion(b))
      return {
        at95: !misses(reported(metric, a, b)?.fixed, lift),
        at90: !isNoAnswer(at90) && !misses(at90, Math.log1p(lift)),
        share: !isNoAnswer(share) && !misses(share, base * (1 + lift)),
        points: !isNoAnswer(points) && !misses(points, base * lift),
      }
    })
  }
  const rates = { metric: rate, arrive: convert, visitors: 5_000, base: 0.1 }
  const same = held({ ...rates, lift: 0 })
  const more = held({ ...rates, lift: LIFT })
  const few = held({ ...rates, visitors: 1_000, base: 0.02, lift: 0 })
  const spent = { metric: money, arrive: buy, visitors: 10_000, base: 0.05 }
  const sameSpent = held({ ...spent, lift: 0 })
  const moreSpent = held({ ...spent, lift: LIFT })
  const over = overAudiences(all, random)
  const row = (what: string, name: number, hits: number): Row => ({ what, hits, ...about(name) })
  return [
    row('lift of a rate in its 95% interval, no effect', 0.95, same.at95),
    row('the same, lift of 20%', 0.95, more.at95),
    row('the same, no effect, 20 converters in each arm', 0.95, few.at95),
    row('lift of a rate in its 90% interval, no effect', 0.9, same.at90),
    row('the same, lift of 20%', 0.9, more.at90),
    row('lift of the money in its 95% interval, no effect', 0.95, sameSpent.at95),
    row('the same, lift of 20%', 0.95, moreSpent.at95),
    row('lift of the money in its 90% interval, no effect', 0.9, sameSpent.at90),
    row('the same, lift of 20%', 0.9, moreSpent.at90),
    row('a rate in its 95% interval (Wilson)', 0.95, more.share),
    row('a difference of rates in its 95% interval (Newcombe)', 0.95, more.points),
    row('lift over three audiences in its 95% interval', 0.95, over),
  ]
}

const proportion = ({ visitors, converters }: Arm) => ({ n: visitors, sum: converters })
