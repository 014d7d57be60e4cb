import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { saveStream } from '../save-stream.ts'
import { say } from '../say.ts'
import { dataOf, SETTINGS, TOKEN_SETTING } from '../settings.ts'

export const backup = defineCommand({
  meta: { name: 'backup', description: 'Save everything that a running collector keeps' },
  args: {
    file: { type: 'positional', description: 'The file to write', required: true },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const { checkBackup } = await import('../../backup/check-backup.ts')
    const content = await clientFor(args).stream('GET /api/backup')
    const { events, at } = await saveStream(content, args.file, checkBackup)
    say(
      `"${args.file}" has everything up to ${at}, ${events} ${events === 1 ? 'event' : 'events'} among it, and the token: keep it where you keep secrets.`,
    )
  }),
})

export const restore = defineCommand({
  meta: { name: 'restore', description: 'Make a data directory of a backup' },
  args: {
    file: { type: 'positional', description: 'A backup', required: true },
    data: SETTINGS.data,
  },
  run: plainly(async ({ args }) => {
    const { restore } = await import('../../backup/restore.ts')
    const data = dataOf(args)
    const { events, leftOut, at } = await restore(args.file, data)
    const erased = leftOut ? ` ${leftOut} of visitors who were erased meanwhile are left out.` : ''
    say(
      `"${data}" is as it was at ${at}, with ${events} ${events === 1 ? 'event' : 'events'}.${erased} Start it: segue start --data ${data}`,
    )
  }),
})
