import { defineCommand } from 'citty'
import { CliError } from '../cli-error.ts'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { readConfig } from '../read-config.ts'
import { replayText } from '../replay-text.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

export const replay = defineCommand({
  meta: { name: 'replay', description: 'Show whom a draft would have found in recorded visitors' },
  args: {
    site: SITE,
    draft: { type: 'positional', description: 'A config, as a JSON file', required: true },
    days: { type: 'string', description: 'How far back the record is read', default: '30' },
    json: { type: 'boolean', description: 'As JSON, with all figures' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const config = readConfig(args.draft)
    const days = Number(args.days)
    if (!Number.isInteger(days) || days < 1 || days > 366) {
      throw new CliError(`--days is "${args.days}". Give a whole number from 1 to 366.`)
    }
    const report = await clientFor(args).ask('POST /api/sites/:site/replay', {
      at: { site: args.site },
      body: { config, days },
    })
    say(args.json ? JSON.stringify(report, null, 2) : replayText(report))
  }),
})
