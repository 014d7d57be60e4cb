import { expect, it } from 'vitest'
import { difference } from './effect.ts'
import { totalMoments } from './moments.ts'
import { isNoAnswer } from './no-answer.ts'
import { postStratify } from './post-stratification.ts'

const stratum = (shift: number) => ({
  control: totalMoments({ n: 20, sum: 20 * shift, sumSquares: 20 * shift ** 2 + 38 }),
  treatment: totalMoments({ n: 30, sum: 30 * (shift + 1), sumSquares: 30 * (shift + 1) ** 2 + 60 }),
})

it('one stratum is no stratification, absolute or relative', () => {
  const { control, treatment } = stratum(3)
  for (const kind of ['absolute', 'relative'] as const) {
    for (const sizes of ['fixed', 'sampled'] as const) {
      const plain = difference(control, treatment, kind)
      const found = postStratify([stratum(3)], sizes, kind)
      if (isNoAnswer(plain) || isNoAnswer(found)) throw new Error('no answer')
      expect(found.effect).toBeCloseTo(plain.effect, 12)
      expect(found.stdErr).toBeCloseTo(Math.sqrt(plain.variance), 12)
    }
  }
})

it('takes out what strata differ by, and sampled sizes cost only where effects differ', () => {
  const [fixed, sampled] = (['fixed', 'sampled'] as const).map((sizes) =>
    postStratify([stratum(0), stratum(100)], sizes),
  )
  if (isNoAnswer(fixed!) || isNoAnswer(sampled!)) throw new Error('no answer')
  expect(fixed!.effect).toBeCloseTo(1, 10)
  expect(fixed!.stdErr).toBeLessThan(0.5)
  expect(sampled!.stdErr).toBeCloseTo(fixed!.stdErr, 10)
})

it('hands on what speaks against a stratum', () => {
  const empty = {
    control: totalMoments({ n: 1, sum: 1, sumSquares: 1 }),
    treatment: stratum(1).treatment,
  }
  expect(postStratify([stratum(1), empty])).toEqual({ kind: 'too-little-data' })
  expect(postStratify([])).toEqual({ kind: 'too-little-data' })
})
