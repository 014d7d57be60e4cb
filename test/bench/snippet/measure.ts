import type { BenchWorld } from './bench-world.ts'
import type { From, Options } from './options.ts'
import { type Condition, type Visit, visit } from './visit.ts'

/** One row of the record: who was loaded how, and what was seen. */
export type Measured = Visit & {
  name: string
  from: From
  condition: Condition
  /** `returning` has the browser's cache and storage of the first visit. */
  visit: 'first' | 'returning'
  round: number
}

/**
 * Loads every entry once a round, in an order that changes from round to round: what disturbs the
 * machine for a while then disturbs all of them.
 */
export async function measure(
  { entries, urlOf, newContext }: BenchWorld,
  { runs, conditions, from }: Pick<Options, 'runs' | 'conditions' | 'from'>,
): Promise<Measured[]> {
  const record: Measured[] = []
  const began = Date.now()

  const load = async (origin: From, condition: Condition, at: number, round: number) => {
    const entry = entries[at]!
    const { name } = entry
    const context = await newContext()
    const url = urlOf(origin, name)
    // The slow phone is the one that returns: where nothing is slow a cache changes little.
    const visits = condition === 'slow' ? (['first', 'returning'] as const) : (['first'] as const)
    for (const which of visits) {
      const seen = await visit({ context, url, entry, condition })
      record.push({ ...seen, name, from: origin, condition, visit: which, round })
    }
    await context.close()
  }

  for (let at = 0; at < Math.min(2, entries.length); at++) await load(from[0]!, 'fast', at, -1)
  record.length = 0

  for (let round = 0; round < runs; round++) {
    for (const origin of from) {
      for (const condition of conditions) {
        const order = entries.map((_, index) => (index + round * 3) % entries.length)
        for (const at of round % 2 ? order.reverse() : order) {
          await load(origin, condition, at, round)
        }
      }
    }
    console.error(`Round ${round + 1} of ${runs} is done after ${seconds(began)} s.`)
  }
  return record
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1_000)
