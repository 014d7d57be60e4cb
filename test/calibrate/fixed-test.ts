import { difference, isNoAnswer, pooledZTest, studentTest } from '@segue/stats'
import { buy, convert, money, nobodyYet, rate } from './arm.ts'
import { misses, reported } from './lift-of.ts'
import { count, type Row, type Scale } from './row.ts'

const TESTS = 40_000
const visitors = { rates: 5_000, money: 10_000 }

/** One look at two arms alike, at the end: 5 of 100 tests are to find a difference, no more and no fewer. */
export function fixedTest({ random, tests }: Scale): Row[] {
  const all = tests(TESTS)
  const comeAndConvert = convert(visitors.rates, 0.1)
  const rates = count(all, () => {
    const [a, b] = [nobodyYet(), nobodyYet()]
    comeAndConvert(a, random)
    comeAndConvert(b, random)
    const pooled = pooledZTest(
      { n: a.visitors, sum: a.converters },
      { n: b.visitors, sum: b.converters },
    )
    return {
      pooled: !isNoAnswer(pooled) && pooled.pValue <= 0.05,
      lift: misses(reported(rate, a, b)?.fixed, 0),
    }
  })
  const comeAndBuy = buy(visitors.money, 0.05)
  const spent = count(all, () => {
    const [a, b] = [nobodyYet(), nobodyYet()]
    comeAndBuy(a, random)
    comeAndBuy(b, random)
    const welch = studentTest(difference(money(a), money(b)))
    return {
      welch: !isNoAnswer(welch) && welch.pValue <= 0.05,
      lift: misses(reported(money, a, b)?.fixed, 0),
    }
  })
  const bounds = { tests: all, from: 0.045, to: 0.055 }
  return [
    { what: 'difference found where there is none: rates, z test', hits: rates.pooled, ...bounds },
    {
      what: 'the same, lift of the rate without 0, as the report has it',
      hits: rates.lift,
      ...bounds,
    },
    { what: 'the same, money per visitor, Welch’s test', hits: spent.welch, ...bounds },
    {
      what: 'the same, lift of the money without 0, as the report has it',
      hits: spent.lift,
      ...bounds,
    },
  ]
}
