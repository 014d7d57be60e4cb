import { checkConfig, describe } from '@segue/core'
import { defineCommand } from 'citty'
import { CliError } from '../cli-error.ts'
import { clientFor } from '../client-for.ts'
import { configDiff } from '../config-diff.ts'
import { plainly } from '../plainly.ts'
import { readConfig } from '../read-config.ts'
import { say } from '../say.ts'
import { type Given, SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

export const pull = defineCommand({
  meta: { name: 'pull', description: 'Print a published config, to be edited and published again' },
  args: {
    site: SITE,
    version: { type: 'string', description: 'A published version, else the live one' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    say(JSON.stringify((await published(args)).config, null, 2))
  }),
})

export const diff = defineCommand({
  meta: { name: 'diff', description: 'Show what a config would change, without publishing it' },
  args: {
    site: SITE,
    config: { type: 'positional', description: 'A JSON file', required: true },
    version: { type: 'string', description: 'Against this version, else the live one' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    // With what a config leaves out filled in, as it is in the published one.
    const checked = checkConfig(readConfig(args.config))
    if ('problems' in checked) throw new CliError(checked.problems.map(describe).join('\n'))
    const { version, config } = await published(args)
    const lines = configDiff(config, checked.config)
    say(lines.length ? lines.join('\n') : `Nothing differs from version ${version}.`)
  }),
})

export const rollback = defineCommand({
  meta: { name: 'rollback', description: 'Publish an earlier version again' },
  args: {
    site: SITE,
    version: { type: 'string', description: 'Which one; else the one before the live one' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const client = clientFor(args)
    const { site } = args
    const { version: live } = await client.ask('GET /api/sites/:site/config', { at: { site } })
    const wanted = args.version ?? String(live - 1)
    if (wanted === '0') throw new CliError(`"${args.site}" has no version before the live one.`)
    const { version } = await client.ask('POST /api/sites/:site/versions/:version/restore', {
      at: { site, version: wanted },
    })
    say(`Version ${version} of "${args.site}" is live; it is version ${wanted} again.`)
  }),
})

/** A published version's config; the live one's unless another is named. */
function published(args: Given & { site: string; version?: string | undefined }) {
  const { site, version } = args
  const client = clientFor(args)
  return version === undefined
    ? client.ask('GET /api/sites/:site/config', { at: { site } })
    : client.ask('GET /api/sites/:site/versions/:version', { at: { site, version } })
}
