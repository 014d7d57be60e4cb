import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

const VISITOR = {
  type: 'positional',
  description: 'The visitor’s id: segue.export() in their browser says it',
  required: true,
} as const

export const erase = defineCommand({
  meta: { name: 'erase', description: 'Erase everything of a visitor, and take nothing any more' },
  args: { site: SITE, visitor: VISITOR, ...SETTINGS, ...TOKEN_SETTING },
  run: plainly(async ({ args }) => {
    const { erased } = await clientFor(args).ask('DELETE /api/sites/:site/visitors/:visitor', {
      at: { site: args.site, visitor: args.visitor },
    })
    say(
      `${erased} ${erased === 1 ? 'event' : 'events'} of that visitor of "${args.site}" ${erased === 1 ? 'is' : 'are'} gone. ` +
        'What their browser still sends is not kept.',
    )
  }),
})
