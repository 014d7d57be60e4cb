import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '@segue/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clickHouseStore } from './clickhouse-store.ts'
import type { TimesAsked, TimesGroup } from './count-times.ts'
import { startEngine } from './engine.ts'
import type { Store } from './store.ts'
import { BEGIN, busyMoments } from './testing/busy-moments.ts'
import { quartiles, type Raw } from './testing/funnel-again.ts'
import { rawLines } from './testing/raw-lines.ts'

let store: Store
let end: () => Promise<void>
const raws = busyMoments(9)
beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), 'segue-times-'))
  const { client, stop } = await startEngine({ path })
  store = clickHouseStore(client)
  await store.prepare()
  await store.insert(randomUUID(), rawLines('shop', raws, BEGIN))
  end = async () => {
    await stop()
    rmSync(path, { recursive: true })
  }
}, 60_000)
afterAll(() => end?.())

const byMoment = (one: Event, other: Event) => one.at - other.at || one.seq - other.seq

function timesAgain(raws: Raw[], { goals, within, now }: TimesAsked) {
  const telling = raws.filter(
    ({ event, bot }) =>
      event.arms.hero &&
      (bot > 0 || event.kind === 'exposure' || goals.some((goal) => event.goals.includes(goal))),
  )
  const people = [...new Set(telling.map(({ event }) => event.visitor))].flatMap((visitor) => {
    const own = telling.filter(({ event }) => event.visitor === visitor)
    if (own.some(({ bot }) => bot > 0)) return []
    const events = own.map(({ event }) => event).sort(byMoment)
    const stamps = [...new Set(events.map(({ arms }) => arms.hero!))]
    if (new Set(stamps.map((stamp) => stamp.split('/')[2])).size < stamps.length) return []
    const [first] = events
    const [audience, arm, phase] = first!.arms.hero!.split('/') as [string, string, string]
    const atOnce = events.filter((event) => byMoment(event, first!) === 0)
    const group: TimesGroup = atOnce.some(({ visit }) => visit.endsWith('-1')) ? 'new' : 'returning'
    const took = goals.map((goal) => {
      const reached = events.find((event) => event.goals.includes(goal))
      const time = reached && reached.at - first!.at
      return time !== undefined && time <= within ? time : undefined
    })
    return [{ audience, arm, phase, group, took, isOpen: first!.at + within > now }]
  })
  const byPhase = (some: { phase: string }[]) =>
    ['1', '2'].map((phase) => some.filter((each) => each.phase === phase).length)
  return ['b', 'control'].flatMap((arm) =>
    (['all', 'new', 'returning'] as const).map((group) => {
      const own = people.filter(
        (each) => each.arm === arm && (group === 'all' || each.group === group),
      )
      return {
        arm,
        group,
        visitors: byPhase(own),
        goals: goals.map((_, n) => ({
          converters: byPhase(own.filter(({ took }) => took[n] !== undefined)),
          waiting: own.filter(({ took, isOpen }) => took[n] === undefined && isOpen).length,
          times: quartiles(own.flatMap(({ took }) => took[n] ?? [])),
        })),
      }
    }),
  )
}

it.each([3, 8, 1_000])(
  'counts who converted within %i ms, how soon, and who has not yet',
  async (within) => {
    const asked = { goals: ['order', 'lead'], within, now: BEGIN + 15 }
    const byPhase = (some: { phase: number; visitors: number }[]) =>
      [1, 2].map((phase) => some.find((each) => each.phase === phase)?.visitors ?? 0)
    const found = (await store.countTimes('shop', 'hero', asked))
      .map(({ arm, group, visitors, goals }) => ({
        arm,
        group,
        visitors: byPhase(visitors),
        goals: goals.map((goal) => ({ ...goal, converters: byPhase(goal.converters) })),
      }))
      .sort((one, other) => (`${one.arm} ${one.group}` < `${other.arm} ${other.group}` ? -1 : 1))
    expect(found).toEqual(timesAgain(raws, asked))
    // So that nothing above compares nothing.
    const all = found.flatMap(({ goals }) => goals)
    expect(Math.min(...all.map(({ converters }) => Math.max(...converters)))).toBeGreaterThan(3)
    expect(all.some(({ times }) => times!.q1 < times!.q3)).toBe(true)
  },
)
