import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'
import { surrogatesText } from '../surrogates-text.ts'

export const goals = defineCommand({
  meta: { name: 'goals', description: 'Show which micro goals lead to a macro goal' },
  args: {
    site: SITE,
    goal: { type: 'string', description: 'The macro goal; else the first one' },
    json: { type: 'boolean', description: 'As JSON, with all figures' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const found = await clientFor(args).ask('GET /api/sites/:site/surrogates', {
      at: { site: args.site },
      query: { goal: args.goal },
    })
    say(args.json ? JSON.stringify(found, null, 2) : surrogatesText(found))
  }),
})
