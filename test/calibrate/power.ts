import {
  isNoAnswer,
  type NoAnswer,
  pooledZTest,
  proportionsSampleSize,
  relativePower,
  tTestSampleSize,
  welchTest,
} from '@segue/stats'
import { convert, nobodyYet, normal, rate } from './arm.ts'
import { misses, reported } from './lift-of.ts'
import { count, type Row, type Scale } from './row.ts'

const TESTS = 10_000

/** What is foretold before a test is how often it then finds what is there. */
export function power({ random, tests }: Scale): Row[] {
  const all = tests(TESTS)
  const about = (theory: number) => ({ tests: all, from: theory - 0.02, to: theory + 0.02 })

  const planned = (p1: number, p2: number, power: number): Row => {
    const perArm = Math.ceil(answer(proportionsSampleSize(p1, p2, { power })).perArm)
    const [control, treatment] = [convert(perArm, p1), convert(perArm, p2)]
    const { found } = count(all, () => {
      const [a, b] = [nobodyYet(), nobodyYet()]
      control(a, random)
      treatment(b, random)
      const test = pooledZTest({ n: perArm, sum: a.converters }, { n: perArm, sum: b.converters })
      return { found: !isNoAnswer(test) && test.pValue <= 0.05 }
    })
    const what = `${p1 * 100} against ${p2 * 100}% found with the visitors planned for ${power * 100}%`
    return { what, hits: found, ...about(power) }
  }

  const PLAN = { mean: 0.1, variance: 0.1 * 0.9, perArm: 50_000 }
  const RISE = 0.05
  const [control, treatment] = [
    convert(PLAN.perArm, PLAN.mean),
    convert(PLAN.perArm, PLAN.mean * (1 + RISE)),
  ]
  const theory = answer(relativePower(PLAN, RISE)).power
  const lifts = count(all, () => {
    const [a, b] = [nobodyYet(), nobodyYet()]
    control(a, random)
    treatment(b, random)
    return { found: misses(reported(rate, a, b)?.fixed, 0) }
  })

  const perArm = Math.ceil(answer(tTestSampleSize({ delta: 0.5, sd: 1 }, { power: 0.8 })).perArm)
  const draws = (mean: number) => Array.from({ length: perArm }, () => mean + normal(random))
  const shifts = count(all, () => {
    const test = welchTest(draws(0), draws(0.5))
    return { found: !isNoAnswer(test) && test.pValue <= 0.05 }
  })
  return [
    planned(0.1, 0.12, 0.8),
    planned(0.02, 0.03, 0.9),
    {
      what: 'lift of 5% of 10% found by 50,000 visitors in each arm',
      hits: lifts.found,
      ...about(theory),
    },
    {
      what: `half a standard deviation found by ${perArm} in each arm, planned for 80%`,
      hits: shifts.found,
      ...about(0.8),
    },
  ]
}

function answer<T extends object>(result: T | NoAnswer): T {
  if (isNoAnswer(result)) throw new Error(`A plan has no answer: ${JSON.stringify(result)}.`)
  return result
}
