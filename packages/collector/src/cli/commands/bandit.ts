import { defineCommand } from 'citty'
import { banditText } from '../bandit-text.ts'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

export const bandit = defineCommand({
  meta: { name: 'bandit', description: 'Show which weights a bandit would give now, and why' },
  args: {
    site: SITE,
    experience: { type: 'positional', description: 'One with a bandit', required: true },
    json: { type: 'boolean', description: 'As JSON' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const view = await clientFor(args).ask('GET /api/sites/:site/bandits/:experience', {
      at: { site: args.site, experience: args.experience },
    })
    say(args.json ? JSON.stringify(view, null, 2) : banditText(view))
  }),
})
