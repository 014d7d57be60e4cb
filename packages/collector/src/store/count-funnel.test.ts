import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Condition, conditionCompiler, type Event, everyPart, pathsOf } from '@segue/core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clickHouseStore } from './clickhouse-store.ts'
import type { AskedDeed, AskedStep, FunnelAsked } from './count-funnel.ts'
import { startEngine } from './engine.ts'
import { funnelQueries, TooMuchToJudge } from './funnel-queries.ts'
import type { Store } from './store.ts'
import { funnelAgain, type Raw } from './testing/funnel-again.ts'
import { rawLines } from './testing/raw-lines.ts'

let store: Store
let end: () => Promise<void>
beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), 'segue-funnel-'))
  const { client, stop } = await startEngine({ path })
  store = clickHouseStore(client)
  await store.prepare()
  end = async () => {
    await stop()
    rmSync(path, { recursive: true })
  }
}, 60_000)
afterAll(() => end?.())

let sites = 0
async function siteOf(raws: Raw[]): Promise<string> {
  const site = `site-${++sites}`
  const receivedAt = Date.UTC(2026, 5, 2)
  await store.insert(randomUUID(), rawLines(site, raws, receivedAt))
  return site
}

const compile = conditionCompiler(everyPart.operators, { few: [1, 'red'] })
const deedOf = (kind: AskedDeed['kind'], name: string, where?: Condition): AskedDeed => ({
  kind,
  name,
  where: where && {
    keys: [...new Set(pathsOf(where).map((path) => path.split('.')[0]!))],
    holds: compile(where),
  },
})

const counted = async (site: string, asked: FunnelAsked) => {
  const found = await store.countFunnel(site, 'hero', asked)
  const byPhase = (some: { phase: number; visitors: number }[]) =>
    Object.fromEntries(some.map(({ phase, visitors }) => [phase, visitors]))
  return found
    .map((arm) => ({
      ...arm,
      visitors: byPhase(arm.visitors),
      steps: arm.steps.map((step) => ({ ...step, visitors: byPhase(step.visitors) })),
    }))
    .sort((one, other) =>
      `${one.audience}/${one.arm}` < `${other.audience}/${other.arm}` ? -1 : 1,
    )
}

// Hours near a day's and a month's end, in which much happens in the same millisecond.
const BEGIN = Date.UTC(2026, 4, 31, 23, 59, 59, 990)
const GOALS = ['order', 'lead']

const props = fc.record(
  {
    value: fc.constantFrom<unknown>(0, 1, 2.5, '1', null, true, 'red', [1], { a: 1 }),
    items: fc.array(fc.record({ id: fc.constantFrom('x', 'y/ "z"', 3) }), { maxLength: 2 }),
    name: fc.constantFrom('a', 'odd'),
  },
  { requiredKeys: [] },
)
const happening = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'purchase', 'experience_impression'),
  at: fc.nat(20),
  seq: fc.nat(2),
  goals: fc.subarray(GOALS),
  order: fc.option(fc.constantFrom('o1', 'o2'), { nil: undefined }),
  props,
  isStamped: fc.nat(5).map((n) => n > 0),
  isAstray: fc.nat(30).map((n) => n === 0),
  isBot: fc.nat(60).map((n) => n === 0),
  isTwice: fc.nat(3).map((n) => n === 0),
})
const someone = fc.record({
  arm: fc.constantFrom('control', 'b'),
  audience: fc.constantFrom('vip', '*'),
  exposed: fc.nat(6),
  does: fc.array(happening, { maxLength: 9 }),
})

const where = fc.constantFrom<Condition | undefined>(
  undefined,
  undefined,
  undefined,
  { value: 1 },
  { value: { $gt: 0 } },
  { value: { $inGroup: 'few' } },
  { items: { $elemMatch: { id: { $in: ['x', 'y/ "z"'] } } } },
  { $or: [{ value: null }, { name: 'a' }] },
  { $not: { 'items.id': 'x' } },
  { at: { $lte: BEGIN + 10 } },
)
const deed = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'purchase'), fc.constantFrom(...GOALS), fc.nat(3), where)
  .map(([name, goal, n, where]) => deedOf(n ? 'event' : 'goal', n ? name : goal, where))
const asked = fc
  .record({
    steps: fc.array(
      fc.record({
        optional: fc.boolean(),
        deeds: fc.oneof(
          { weight: 3, arbitrary: fc.tuple(deed) },
          fc.array(deed, { minLength: 2, maxLength: 3 }),
        ),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    within: fc.option(fc.nat(12)),
  })
  .map(({ steps, within }): FunnelAsked => {
    const ends = (step: AskedStep, n: number) =>
      n === 0 || n === steps.length - 1 ? { ...step, optional: false } : step
    return { steps: steps.map(ends), within, goals: GOALS }
  })

function rawsOf(people: (typeof someone extends fc.Arbitrary<infer T> ? T : never)[]): Raw[] {
  return people.flatMap(({ arm, audience, exposed, does }, n) => {
    // Weights change in the middle: who is exposed then is in the next phase.
    const stampAt = (at: number, arm: string) => `${audience}/${arm}/${at < 5 ? 1 : 2}`
    const visitor = `v${n}`
    const make = (change: Partial<Event>): Event => ({
      id: randomUUID(),
      name: 'experience_impression',
      kind: 'exposure',
      at: BEGIN,
      visitor,
      visit: `${visitor}-1`,
      page: randomUUID(),
      seq: 0,
      config: 1,
      segments: [],
      arms: {},
      goals: [],
      props: {},
      ...change,
    })
    const own = stampAt(exposed, arm)
    const exposure = make({ at: BEGIN + exposed, arms: { hero: own, other: '*/b/1' } })
    const raws = does.flatMap(({ name, at, seq, goals, order, props, ...is }) => {
      const other = arm === 'b' ? 'control' : 'b'
      const stamp = stampAt(at, is.isAstray ? other : arm)
      const event = make({
        name,
        kind: name === 'experience_impression' ? 'exposure' : 'event',
        at: BEGIN + at,
        seq,
        arms: is.isStamped ? { hero: stamp } : {},
        goals: name === 'experience_impression' ? [] : goals,
        ...(order && { order }),
        props,
      })
      const raw = { event, bot: is.isBot ? 1 : 0 }
      return is.isTwice ? [raw, raw] : [raw]
    })
    return [{ event: exposure, bot: 0 }, ...raws]
  })
}

it('counts the ways that there are, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(someone, { minLength: 60, maxLength: 120 }),
      asked,
      async (all, asked) => {
        const raws = rawsOf(all)
        expect(await counted(await siteOf(raws), asked)).toEqual(funnelAgain(raws, asked))
      },
    ),
    // To look for a smaller shop that is counted wrongly would take minutes.
    { numRuns: Number(process.env.SEGUE_RUNS ?? 12), endOnFailure: true },
  )
}, 120_000)

it('says so where a condition would have to judge too much', async () => {
  const seen = Array.from({ length: 20_001 }, (_, n) => ({ seen: [`${n}`], hash: `${n}` }))
  const { countFunnel } = funnelQueries(
    async <Row>() => seen as Row[],
    async () => ({ stamps: [], params: {} }),
  )
  const dear = deedOf('event', 'purchase', { value: { $gte: 100 } })
  const asked = { steps: [{ optional: false, deeds: [dear] }], within: null, goals: [] }
  await expect(countFunnel('shop', 'hero', asked)).rejects.toThrow(TooMuchToJudge)
})
