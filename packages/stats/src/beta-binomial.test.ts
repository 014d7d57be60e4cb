import { describe, expect, it } from 'vitest'
import { betaBinomial } from './beta-binomial.ts'
import { isNoAnswer } from './no-answer.ts'
import { betaln } from './stdlib.ts'

function compare(...args: Parameters<typeof betaBinomial>) {
  const found = betaBinomial(...args)
  if (isNoAnswer(found)) throw new Error(found.kind)
  return found
}

/** Miller's sum (2014), for a whole number of treatment successes: P(B > A). */
function millersSum([alphaA, betaA]: number[], [alphaB, betaB]: number[]): number {
  let sum = 0
  for (let i = 0; i < alphaB!; i++) {
    const log =
      betaln(alphaA! + i, betaA! + betaB!) -
      Math.log(betaB! + i) -
      betaln(1 + i, betaB!) -
      betaln(alphaA!, betaA!)
    sum += Math.exp(log)
  }
  return sum
}

describe('betaBinomial', () => {
  it.each([
    [
      { n: 100, sum: 0 },
      { n: 120, sum: 3 },
    ],
    [
      { n: 150, sum: 12 },
      { n: 160, sum: 25 },
    ],
    [
      { n: 20_000, sum: 400 },
      { n: 30_000, sum: 630 },
    ],
    [
      { n: 0, sum: 0 },
      { n: 5, sum: 5 },
    ],
    [
      { n: 1_000_000, sum: 100 },
      { n: 10, sum: 1 },
    ],
  ])('chance of %j against %j is the finite sum', (a, b) => {
    const { control, treatment, chanceToWin } = compare(a, b)
    const exact = millersSum([control.alpha, control.beta], [treatment.alpha, treatment.beta])
    expect(Math.abs(chanceToWin - exact)).toBeLessThan(1e-9)
  })

  it('losses differ by the difference of the means, and turn round with the arms', () => {
    const [a, b] = [
      { n: 40, sum: 1 },
      { n: 9_000, sum: 600 },
    ]
    const there = compare(a, b, { alpha: 0.5, beta: 0.5 })
    const back = compare(b, a, { alpha: 0.5, beta: 0.5 })
    expect(there.lossOfControl - there.lossOfTreatment).toBeCloseTo(
      there.treatment.rate - there.control.rate,
      12,
    )
    expect(back.lossOfControl).toBeCloseTo(there.lossOfTreatment, 13)
    expect(back.chanceToWin + there.chanceToWin).toBeCloseTo(1, 12)
    expect((1 + back.lift.low) * (1 + there.lift.high)).toBeCloseTo(1, 8)
    expect((1 + back.lift.high) * (1 + there.lift.low)).toBeCloseTo(1, 8)
  })

  it('the ratio of two uniform shares has the quantiles of its known distribution', () => {
    // P(B/A < r) is r/2 below 1 and 1 − 1/(2r) above.
    const { lift } = compare({ n: 0, sum: 0 }, { n: 0, sum: 0 })
    expect(lift.low).toBeCloseTo(0.05 - 1, 10)
    expect(lift.high).toBeCloseTo(20 - 1, 8)
  })

  it('finds limits of a thousandfold where control has nothing', () => {
    const { lift } = compare({ n: 100, sum: 0 }, { n: 100, sum: 5 }, { alpha: 0.5, beta: 0.5 })
    expect(lift.high).toBeGreaterThan(1_000)
    expect(Number.isFinite(lift.high)).toBe(true)
  })

  it('stays exact where a hundred million visitors differ by a hair', () => {
    const { chanceToWin } = compare({ n: 1e8, sum: 5e6 }, { n: 1e8, sum: 5e6 })
    expect(chanceToWin).toBeCloseTo(0.5, 8)
  })
})
