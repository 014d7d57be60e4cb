import { defineCommand } from 'citty'
import { plainly } from '../plainly.ts'
import { consoleHostsOf, publishedOf } from '../published-settings.ts'
import {
  DURABILITY_SETTING,
  dataOf,
  durabilityOf,
  geoOf,
  hostOf,
  limitsOf,
  portOf,
  SETTINGS,
  START_SETTINGS,
} from '../settings.ts'

export const start = defineCommand({
  meta: { name: 'start', description: 'Run the collector and the console' },
  args: { ...SETTINGS, ...START_SETTINGS, ...DURABILITY_SETTING },
  run: plainly(async ({ args }) => {
    const durability = durabilityOf(args)
    // The other commands only talk to it, and answer sooner without all its parts.
    const { runCollector } = await import('../run-collector.ts')
    const { SEGUE_LINKED: linked } = process.env
    await runCollector({
      port: portOf(args),
      host: hostOf(args),
      data: dataOf(args),
      durability,
      linked,
      geo: geoOf(),
      limits: limitsOf(),
      consoleHosts: consoleHostsOf(),
      ...publishedOf(args),
    })
  }),
})
