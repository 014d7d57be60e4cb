import { pipeline } from 'node:stream/promises'
import { defineCommand } from 'citty'
import { CliError } from '../cli-error.ts'
import { clientFor } from '../client-for.ts'
import { expectPlaceFor } from '../expect-place-for.ts'
import { plainly } from '../plainly.ts'
import { saveStream } from '../save-stream.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'

export const exportCommand = defineCommand({
  meta: {
    name: 'export',
    description:
      'Give out events or a report for other programs, or all that is known of a visitor',
  },
  args: {
    what: {
      type: 'positional',
      description: '"events" or "report"; with --visitor, the site’s id',
      required: true,
    },
    site: { type: 'positional', description: 'The site’s id', required: false },
    experience: { type: 'positional', description: 'Of a report: only this one', required: false },
    format: {
      type: 'string',
      valueHint: 'csv',
      description: 'csv or parquet; events also as ndjson, reports as json',
    },
    from: { type: 'string', valueHint: 'day', description: 'The first day of events (UTC)' },
    to: { type: 'string', valueHint: 'day', description: 'The last day of events (UTC)' },
    out: { type: 'string', valueHint: 'file', description: 'A file; else it is printed' },
    visitor: {
      type: 'string',
      valueHint: 'id',
      description: 'segue.export() in a browser says it',
    },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const { what, site, experience, format = 'csv', from, to, out, visitor } = args
    const client = clientFor(args)
    if (visitor !== undefined) {
      const at = { site: what, visitor }
      return print(args, await client.ask('GET /api/sites/:site/visitors/:visitor', { at }))
    }
    if ((what !== 'events' && what !== 'report') || site === undefined) {
      throw new CliError(
        'Say what to export: segue export events <site>, segue export report <site>, or segue export <site> --visitor <id>.',
      )
    }
    if (what === 'report' && format === 'json') {
      return print(
        args,
        experience
          ? await client.ask('GET /api/sites/:site/reports/:experience', {
              at: { site, experience },
            })
          : await client.ask('GET /api/sites/:site/reports', { at: { site } }),
      )
    }
    expectPlaceFor(format, out, process.stdout.isTTY)
    const at = { site }
    const content =
      what === 'events'
        ? await client.stream('GET /api/sites/:site/export/events', {
            at,
            query: { format, from, to },
          })
        : await client.stream('GET /api/sites/:site/export/report', {
            at,
            query: { format, experience },
          })
    if (out !== undefined) {
      await saveStream(content, out, async () => {})
      return say(`"${out}" is written.`)
    }
    await pipeline(content, process.stdout, { end: false }).catch((error) => {
      // Whoever reads it has enough, such as `head`.
      if (error.code !== 'EPIPE') throw error
    })
  }),
})

/** JSON as people read it. */
async function print({ out }: { out?: string | undefined }, content: unknown): Promise<void> {
  const text = `${JSON.stringify(content, null, 2)}\n`
  if (out === undefined) return void process.stdout.write(text)
  const { Readable } = await import('node:stream')
  await saveStream(Readable.from([text]), out, async () => {})
  say(`"${out}" is written.`)
}
