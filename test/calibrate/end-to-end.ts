import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Deeds, seeded, sendCrowd } from '../world/crowd.ts'
import { createWorld, type World } from '../world/world.ts'
import { arrive, configOf, keenness } from './known-effects.ts'
import { type Look, rowsOf } from './reported-effects.ts'
import type { Row } from './row.ts'

/** How many sites, each with so many visitors, of whom as many come before each look. */
export type Crowds = { sites: number; visitors: number; looks: number }

/**
 * Visitors with known effects, through the shipped core, beacons, the collector, its store and its
 * report: whether that counts what they did, and its intervals hold what made them do it.
 */
export async function endToEnd(
  random: () => number,
  { sites, visitors, looks }: Crowds,
): Promise<Row[]> {
  const world = await createWorld()
  const seen: Look[][] = []
  try {
    for (let n = 0; n < sites; n++) {
      const seed = Math.floor(random() * 2 ** 32)
      seen.push(await visit(world, `calibrate-${n}`, seeded(seed), visitors / looks, looks))
    }
  } finally {
    await world.stop()
  }
  return rowsOf(seen)
}

async function visit(
  world: World,
  site: string,
  random: () => number,
  visitors: number,
  looks: number,
): Promise<Look[]> {
  const file = join(world.data, `${site}.json`)
  await writeFile(file, JSON.stringify(configOf(site)))
  await world.segue('publish', site, file)
  const { collector } = world
  const seen: Look[] = []
  for (let look = 0; look < looks; look++) {
    const more = await sendCrowd({ collector, site, visitors, random, arrive, keenness })
    const deeds = added(seen.at(-1)?.deeds, more)
    seen.push({ deeds, report: await world.report('hero', site) })
  }
  return seen
}

function added(before: Map<string, Deeds> = new Map(), more: Map<string, Deeds>) {
  const all = new Map(before)
  for (const [cell, { visitors, carts, orders, value }] of more) {
    const so = all.get(cell) ?? { visitors: 0, carts: 0, orders: 0, value: 0 }
    all.set(cell, {
      visitors: so.visitors + visitors,
      carts: so.carts + carts,
      orders: so.orders + orders,
      value: so.value + value,
    })
  }
  return all
}
