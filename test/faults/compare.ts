import { expect } from 'vitest'
import { armOf } from '../world/arm-of.ts'
import type { Collector } from './collector.ts'
import type { Load } from './load.ts'

type Ledger = { loss: { arrived: number; missing: number } }

/** Every id that the collector gives out, of all visitors; throws where it gives one twice. */
export async function recordedBy(
  collector: Collector,
  visitors: readonly string[],
): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const visitor of visitors) {
    for (const { id } of await collector.record(visitor)) {
      if (ids.has(id)) throw new Error(`Event ${id} is twice in the record of "${visitor}".`)
      ids.add(id)
    }
  }
  return ids
}

/** Once all that was sent has been acknowledged: the very same ids are there, and each counts once. */
export async function expectAllOnce(collector: Collector, load: Load): Promise<void> {
  const recorded = await recordedBy(collector, load.visitors)
  const lost = [...load.acknowledged].filter((id) => !recorded.has(id))
  expect(lost, 'acknowledged and lost').toEqual([])
  expect(
    [...recorded].filter((id) => !load.sent.has(id)),
    'never sent',
  ).toEqual([])
  const { sent, acknowledged } = load
  expect([acknowledged.size, recorded.size]).toEqual([sent.size, sent.size])

  const { arm, goals } = armOf(await collector.report(), '*', 'control')
  expect(arm.visitors).toBe(load.visitors.length)
  // Each is worth 1 and has no order's id: what came twice would be two conversions.
  expect(goals.buy).toMatchObject({ conversions: sent.size, value: sent.size })
  // The pages' own numbers say the same.
  const { loss } = await collector.ask<Ledger>('ledger')
  expect(loss).toMatchObject({ arrived: sent.size, missing: 0 })
  expect([...load.answers.keys()].filter((status) => ![0, 204, 503].includes(status))).toEqual([])
  expect(load.unbounded(), '503 without Retry-After').toBe(0)
}
