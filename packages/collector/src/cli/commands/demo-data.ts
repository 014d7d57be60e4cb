import { defineCommand } from 'citty'
import { CliError } from '../cli-error.ts'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'

const LOOK_EVERY = 500

export const demoData = defineCommand({
  meta: {
    name: 'demo-data',
    description: 'Fill a site with 30 days of simulated visitors, or take them out again',
  },
  args: {
    site: {
      type: 'positional',
      description: 'The site’s id; one that is new gets an example of a config',
      required: false,
      default: 'demo',
    },
    visitors: { type: 'string', valueHint: 'number', description: 'How many; else 12000' },
    seed: { type: 'string', valueHint: 'number', description: 'Other visitors; else 7' },
    anyway: { type: 'boolean', description: 'Also where the site has real visitors' },
    remove: { type: 'boolean', description: 'Take all simulated visitors out again' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const client = clientFor(args)
    const at = { site: args.site }
    if (args.remove) {
      const { removed } = await client.ask('DELETE /api/sites/:site/demo-data', { at })
      return say(`${removed} simulated events of "${args.site}" are gone.`)
    }
    const { anyway = false } = args
    await client.ask('POST /api/sites/:site/demo-data', {
      at,
      body: {
        anyway,
        ...numberOf('visitors', args.visitors),
        ...numberOf('seed', args.seed),
      },
    })
    for (;;) {
      const { running, trouble } = await client.ask('GET /api/sites/:site/demo-data', { at })
      if (trouble) throw new CliError(trouble)
      if (!running) break
      if (process.stderr.isTTY) {
        process.stderr.write(`\r${running.done} of ${running.of} visits `)
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    }
    say(
      `"${args.site}" has 30 days of simulated visitors. See them with: segue report ${args.site}. ` +
        `Take them out again with: segue demo-data ${args.site} --remove.`,
    )
  }),
})

function numberOf(name: string, text: string | undefined): Record<string, number> {
  if (text === undefined) return {}
  if (/^\d{1,9}$/.test(text)) return { [name]: Number(text) }
  throw new CliError(`--${name} is "${text}". Give a whole number.`)
}
