// `pnpm calibrate [name…]`: whether the statistics of the report hold what they promise, by simulation.
import { seeded } from '../world/crowd.ts'
import { endToEnd } from './end-to-end.ts'
import { experiments } from './experiments.ts'
import { holds, type Row, type Scale } from './row.ts'
import { table } from './table.ts'

const all: Record<string, (scale: Scale) => Row[] | Promise<Row[]>> = {
  ...experiments,
  'end-to-end': ({ random }) =>
    endToEnd(random, { sites: numberOf('SEGUE_SEEDS', 100), visitors: 20_000, looks: 5 }),
}

const names = process.argv.slice(2)
const unknown = names.find((name) => !Object.hasOwn(all, name))
if (unknown !== undefined) {
  stop(`No experiment is called "${unknown}". There are: ${Object.keys(all).join(', ')}.`)
}

const seed = numberOf('SEGUE_SEED', 7)
const rows: Row[] = []
for (const name of names.length ? names : Object.keys(all)) {
  const start = process.cpuUsage()
  rows.push(...(await all[name]!({ random: seeded(seed), tests: (full) => full })))
  console.error(`${name}: ${Math.round(process.cpuUsage(start).user / 1e6)} s`)
}
console.log(`seed ${seed}\n\n${table(rows)}`)
process.exitCode = rows.every(holds) ? 0 : 1

function numberOf(setting: string, usual: number): number {
  const text = process.env[setting] ?? String(usual)
  return /^[1-9]\d*$/.test(text)
    ? Number(text)
    : stop(`${setting} is "${text}", but has to be a whole number from 1 on.`)
}

function stop(words: string): never {
  console.error(words)
  process.exit(1)
}
