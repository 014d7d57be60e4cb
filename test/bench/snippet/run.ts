import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { createBenchWorld } from './bench-world.ts'
import { measure } from './measure.ts'
import { readOptions } from './options.ts'
import { installPeers } from './peer-files.ts'
import { complaintsText, reportText } from './report.ts'
import { sizesText } from './sizes.ts'
import { targetsText } from './targets.ts'
import { verifyProbe } from './verify.ts'

/** Segue on a landing page beside what others put there: what the visitor waits for, sees and pays. */
export async function run(args: string[]): Promise<void> {
  const options = readOptions(args)
  installPeers()
  const world = await createBenchWorld(options.names)
  const { entries } = world
  try {
    if (options.mode === 'verify') return await verifyProbe(world, options)
    console.log(`${sizesText(entries)}\n`)
    if (options.mode === 'sizes') return
    const record = await measure(world, options)
    const load = loadavg().map((number) => number.toFixed(1))
    console.log(`Chromium ${world.browser.version()}, ${options.runs} rounds, load ${load}\n`)
    console.log(`${reportText(entries, record)}\n`)
    console.log(`${targetsText(entries, record)}\n`)
    const complaints = complaintsText(record)
    if (complaints) console.log(`Pages complained:\n${complaints}`)
    if (options.json) writeFileSync(options.json, JSON.stringify(record))
  } finally {
    await world.stop()
  }
}
