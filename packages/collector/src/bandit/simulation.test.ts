import { compileConfig, decide, type Experience, everyPart, type Profile } from '@segue/core'
import { isNoAnswer } from '@segue/stats'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../analyze/testing/known-data.ts'
import { effectOf } from '../report/effect-of.ts'
import { rateOf } from '../report/rate-of.ts'
import type { Cell } from '../store/store.ts'
import { banditStep } from './bandit-step.ts'
import { rampStep } from './ramp-step.ts'
import { cell, hero, shop } from './testing/shop.ts'

const FLOOR = 0.1
const weightsIn = ({ audiences }: Experience) =>
  audiences[0]!.arms.map(({ weight }, _, { length }) => weight ?? 1 / length)

describe('a hundred bandits that weigh anew every day while traffic drifts', () => {
  const DAYS = 14
  const PER_DAY = 1_000
  /** What b brings more, whatever the day. Of control, 4 to 17 of a hundred order, more each day. */
  const EFFECT = 0.015
  const controlOn = (day: number) => 0.04 + 0.01 * day

  /** Visitors of a day, drawn one by one, by phase. */
  function draw(random: () => number, day: number, { phase, ...experience }: Experience): Cell[] {
    const [toControl] = weightsIn({ phase, ...experience })
    const counts = { control: [0, 0], b: [0, 0] }
    for (let n = 0; n < PER_DAY; n++) {
      const arm = random() < toControl! ? 'control' : 'b'
      const rate = controlOn(day) + (arm === 'b' ? EFFECT : 0)
      counts[arm][0]!++
      if (random() < rate) counts[arm][1]!++
    }
    return Object.entries(counts).map(([arm, [all, some]]) => cell(arm, phase, all!, some!))
  }

  const runs = Array.from({ length: 100 }, (_, seed) => {
    const random = randomFrom(seed + 1)
    let experience = hero({ bandit: { goal: 'order', floor: FLOOR } })
    const cells: Cell[] = []
    const steps: number[][] = []
    for (let day = 0; day < DAYS; day++) {
      cells.push(...draw(random, day, experience))
      experience = banditStep(experience, cells).next ?? experience
      steps.push(weightsIn(experience))
    }
    const effect = (cells: Cell[]) => {
      const of = (arm: string) => cells.filter((each) => each.arm === arm)
      const pair = { control: of('control'), variant: of('b') }
      const found = effectOf([pair], rateOf('order'), 'absolute')
      if (isNoAnswer(found)) throw new Error(found.kind)
      return { error: found.effect - EFFECT, stdErr: Math.sqrt(found.variance) }
    }
    return {
      steps,
      phases: new Set(cells.map(({ phase }) => phase)).size,
      reported: effect(cells),
      pooled: effect(cells.map((each) => ({ ...each, phase: 1 }))),
    }
  })

  const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each) / numbers.length
  /** The mean error, in standard errors of that mean. */
  const off = (errors: number[]) => {
    const center = mean(errors)
    const spread = mean(errors.map((error) => (error - center) ** 2))
    return center / Math.sqrt(spread / errors.length)
  }

  it('leave the report’s effect right on average, and the pooled one far off', () => {
    expect(Math.abs(off(runs.map(({ reported }) => reported.error)))).toBeLessThan(3)
    expect(off(runs.map(({ pooled }) => pooled.error))).toBeGreaterThan(10)
    expect(mean(runs.map(({ pooled }) => pooled.error))).toBeGreaterThan(EFFECT / 3)
  })

  it('leave the usual interval right in 95 of 100', () => {
    const held = runs.filter(({ reported: { error, stdErr } }) => Math.abs(error) < 1.96 * stdErr)
    expect(held.length).toBeGreaterThanOrEqual(89)
  })

  it('change weights again and again, and give no arm less than the floor at any step', () => {
    for (const { steps, phases } of runs) {
      expect(phases).toBeGreaterThan(1)
      for (const weights of steps) {
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(FLOOR)
        expect(mean(weights) * weights.length).toBeCloseTo(1, 9)
      }
    }
    expect(mean(runs.map(({ phases }) => phases))).toBeGreaterThan(4)
    expect(Math.min(...runs.flatMap(({ steps }) => steps.flat()))).toBeLessThan(FLOOR + 0.001)
  })

  it('end with most traffic on the better arm', () => {
    const better = runs.filter(({ steps }) => (steps.at(-1)?.[1] ?? 0) > 0.5)
    expect(better.length).toBeGreaterThanOrEqual(90)
  })
})

it('moves nobody who was exposed, while weights change and a ramp lets more in every day', () => {
  const random = randomFrom(5)
  const noRendering = { htmlToTree: () => [], renderBlock: () => ({ tree: [], isAlive: false }) }
  let experience = hero({ bandit: { goal: 'order', floor: FLOOR } })
  experience = { ...experience, ramp: { coverage: 0.2, next: [0.4, 0.7, 1].map(step) } }
  const kept = new Map<string, Profile['arms'][string]>()
  const counts = new Map<string, Cell>()
  const [returns, wouldMove] = [new Set<string>(), new Set<string>()]
  for (let day = 0; day < 8; day++) {
    const config = { ...shop(), experiences: [experience] }
    const { experiences } = compileConfig(config, day + 1, noRendering)
    const armOf = (id: string, arms: Profile['arms']) =>
      decide(experiences, { id, arms }, [], { path: '/', at: 0 }, everyPart.gates)[0]?.arm.id
    for (let visit = 0; visit < 1_500; visit++) {
      const id = `visitor-${Math.floor(random() * 4_000)}`
      const before = kept.get(id)
      const arm = armOf(id, before ? { hero: before } : {})
      if (before) {
        returns.add(id)
        expect(arm).toBe(before.arm)
        if (armOf(id, {}) !== arm) wouldMove.add(id)
      }
      if (before || !arm) continue
      kept.set(id, { audience: '*', arm, phase: experience.phase, at: day, visit: 1 })
      const key = `${arm}/${experience.phase}`
      const { visitors, goals } = counts.get(key) ?? cell(arm, experience.phase, 0, 0)
      const converters =
        (goals[0]?.converters ?? 0) + (random() < (arm === 'b' ? 0.15 : 0.1) ? 1 : 0)
      counts.set(key, cell(arm, experience.phase, visitors + 1, converters))
    }
    experience = rampStep(experience)?.next ?? experience
    experience = banditStep(experience, [...counts.values()]).next ?? experience
  }
  expect(experience).toMatchObject({ ramp: { coverage: 1, next: [] } })
  expect(experience.phase).toBeGreaterThan(2)
  expect(returns.size).toBeGreaterThan(1_000)
  // The profile keeps them: by the hash alone these would see something else now.
  expect(wouldMove.size).toBeGreaterThan(100)
})

const step = (coverage: number) => ({ coverage, after: '1d' })
