import { liftOf } from '@segue/collector/verdicts'
import { isNoAnswer, postStratify } from '@segue/stats'
import { nobodyYet, rate } from './arm.ts'
import { poisson, quantile } from './distribution.ts'
import { misses } from './lift-of.ts'
import { count } from './row.ts'

/** Of unlike size, rate and effect; nobody knows how many will come. */
const AUDIENCES = [
  { visitors: 2_000, rate: 0.05, lift: 0.3 },
  { visitors: 1_000, rate: 0.2, lift: -0.1 },
  { visitors: 4_000, rate: 0.1, lift: 0.1 },
]

/** In how many tests the interval over all audiences holds their lift. */
export function overAudiences(tests: number, random: () => number): number {
  const truth =
    sum(({ visitors, rate, lift }) => visitors * rate * (1 + lift)) /
      sum(({ visitors, rate }) => visitors * rate) -
    1
  // Where visitors come by chance, so do those who convert and those who do not, each by themselves.
  const comers = AUDIENCES.map(({ visitors, rate, lift }) =>
    [rate, rate * (1 + lift)].map((share) => ({
      converting: poisson(visitors * share),
      others: poisson(visitors * (1 - share)),
    })),
  )
  return count(tests, () => {
    let n = 0
    const strata = comers.map((arms) => {
      const [control, treatment] = arms.map(({ converting, others }) => {
        const converters = quantile(converting, random())
        const visitors = converters + quantile(others, random())
        n += visitors
        return rate({ ...nobodyYet(), visitors, converters })
      })
      return { control: control!, treatment: treatment! }
    })
    const found = postStratify(strata, 'sampled', 'log')
    if (isNoAnswer(found)) return { held: false }
    const { effect, stdErr } = found
    const df = Number.POSITIVE_INFINITY
    const lift = liftOf({ kind: 'effect', effect, variance: stdErr ** 2, df, n })
    return { held: lift !== null && !misses(lift.fixed, truth) }
  }).held
}

const sum = (of: (audience: (typeof AUDIENCES)[number]) => number) =>
  AUDIENCES.reduce((total, audience) => total + of(audience), 0)
