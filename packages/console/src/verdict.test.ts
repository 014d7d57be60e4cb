import type { ArmResult } from '@segue/core'
import { describe, expect, it } from 'vitest'
import { verdicts } from './verdict.ts'

function arm(name: string, visitors: number, rate = 0, low = 0, high = 0): ArmResult {
  const control = name === 'Control'
  return {
    arm: control ? 'control' : name.toLowerCase(),
    name,
    visitors,
    late: 0,
    goals: [
      {
        goal: 'purchase',
        converters: 0,
        conversions: 0,
        rate: 0,
        rateInterval: { low: 0, high: 0 },
        value: 0,
        valuePerVisitor: 0,
        difference: control ? null : { rate, interval: { low, high } },
      },
    ],
  }
}

const words = (...arms: ArmResult[]) => verdicts(arms, 'purchase').map((verdict) => verdict.words)

describe('verdicts', () => {
  it('calls a variant better when its whole interval lies above zero', () => {
    const [verdict] = verdicts(
      [arm('Control', 900), arm('B', 900, 0.031, 0.008, 0.054)],
      'purchase',
    )
    expect(verdict).toMatchObject({
      tone: 'better',
      words: 'Better than control: +3.1 points, between +0.8 and +5.4.',
    })
  })

  it('calls it worse when the whole interval lies below zero', () => {
    expect(words(arm('Control', 900), arm('B', 900, -0.02, -0.035, -0.005))).toEqual([
      'Worse than control: −2.0 points, between −3.5 and −0.5.',
    ])
  })

  it('leaves it open as long as the interval holds zero, also at its very end', () => {
    expect(words(arm('Control', 900), arm('B', 900, 0.01, -0.012, 0.04))).toEqual([
      'Too early to say: the interval still holds zero, between −1.2 and +4.0 points.',
    ])
    expect(verdicts([arm('Control', 900), arm('B', 900, 0.01, 0, 0.04)], 'purchase')[0]?.tone).toBe(
      'open',
    )
  })

  it('says nothing about a difference of a few visitors, however large', () => {
    expect(words(arm('Control', 40), arm('B', 900, 0.5, 0.4, 0.6))).toEqual([
      'Too early to say: Control has 40 of the 100 visitors that each arm needs.',
    ])
  })

  it('judges every variant by itself', () => {
    expect(
      verdicts(
        [arm('Control', 900), arm('B', 900, 0.03, 0.01, 0.05), arm('C', 12, 0, -0.3, 0.3)],
        'purchase',
      ).map(({ name, tone }) => [name, tone]),
    ).toEqual([
      ['B', 'better'],
      ['C', 'open'],
    ])
  })

  it('names what is missing for a comparison', () => {
    expect(words(arm('B', 900, 0.03, 0.01, 0.05))).toEqual([
      'No test: there is no control arm to compare with.',
    ])
    expect(words(arm('Control', 0), arm('B', 0))).toEqual(['Nobody has been counted here yet.'])
    expect(verdicts([arm('Control', 900), arm('B', 900)], 'no such goal')[0]?.words).toBe(
      'No difference was reported for this goal.',
    )
  })
})
