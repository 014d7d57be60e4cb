import type { AuditEntry } from '@segue/core'
import { defineCommand } from 'citty'
import { CliError } from '../cli-error.ts'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'

export const audit = defineCommand({
  meta: { name: 'audit', description: 'Who did what: the latest, or whether the record is whole' },
  args: {
    verify: { type: 'boolean', description: 'Check every entry of the record' },
    head: {
      type: 'string',
      valueHint: 'hash',
      description: 'With --verify: a head that was noted before, which must still be there',
    },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const client = clientFor(args)
    if (!args.verify) {
      const { entries } = await client.ask('GET /api/sites/:site/audit', {
        at: { site: '*' },
      })
      for (const entry of entries.reverse()) say(lineOf(entry))
      return
    }
    const { entries, head, fault } = await client.ask('GET /api/audit/check', {
      query: { head: args.head },
    })
    if (fault) throw new CliError(`The record is not whole. ${fault.why}`)
    say(`The record is whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}.`)
    say(`Note its head elsewhere, and check later with --head ${head}`)
  }),
})

function lineOf({ at, who, what, site, detail, from }: AuditEntry): string {
  const where = site === null ? '' : site === '*' ? ' (all sites)' : ` (${site})`
  return `${new Date(at).toISOString()}  ${who}  ${what}${where}${detail ? `: ${detail}` : ''}  from ${from}`
}
