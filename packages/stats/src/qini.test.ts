import { expect, it } from 'vitest'
import { qiniCurve } from './qini.ts'

it('counts the treated alone until a control comes', () => {
  const units = [
    { outcome: 1, treated: true, score: 3 },
    { outcome: 1, treated: true, score: 2 },
    { outcome: 1, treated: false, score: 1 },
  ]
  expect(qiniCurve(units.reverse())).toEqual({ kind: 'curve', gain: [1, 2, 0], area: 3 })
})

it('keeps the order of equal scores', () => {
  const units = [true, false, true].map((treated) => ({ outcome: 1, treated, score: 0 }))
  expect(qiniCurve(units)).toMatchObject({ gain: [1, 0, 0] })
  expect(qiniCurve([])).toEqual({ kind: 'too-little-data' })
})
