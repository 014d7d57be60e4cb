import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { ledgerText } from '../ledger-text.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

export const ledger = defineCommand({
  meta: { name: 'ledger', description: 'Show what became of events, and what never came' },
  args: {
    site: SITE,
    days: { type: 'string', description: 'How far back missing events are counted', default: '7' },
    json: { type: 'boolean', description: 'As JSON' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const found = await clientFor(args).ask('GET /api/sites/:site/ledger', {
      at: { site: args.site },
      query: { days: args.days },
    })
    say(args.json ? JSON.stringify(found, null, 2) : ledgerText(found))
  }),
})
