import { defineCommand } from 'citty'
import { beforeAfterText } from '../before-after-text.ts'
import { campaignsText } from '../campaigns-text.ts'
import { clientFor } from '../client-for.ts'
import { kpisText } from '../kpis-text.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

export const kpis = defineCommand({
  meta: { name: 'kpis', description: 'Show a site’s figures, by segment and period' },
  args: {
    site: SITE,
    from: { type: 'string', valueHint: 'date', description: 'First day; else four weeks back' },
    to: { type: 'string', valueHint: 'date', description: 'Last day; else yesterday' },
    zone: {
      type: 'string',
      description: 'Whose days these are, such as Europe/Brussels; else UTC',
    },
    segment: { type: 'string', description: 'Of this segment alone, with its retention' },
    campaigns: { type: 'boolean', description: 'What campaigns cost and brought, instead' },
    around: {
      type: 'string',
      valueHint: 'date',
      description: 'What is another since that day, instead: whole weeks before it and from it on',
    },
    weeks: { type: 'string', description: 'How many weeks on each side of --around; else four' },
    json: { type: 'boolean', description: 'As JSON, with all figures' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const { from, to, zone, segment, weeks, around } = args
    const at = { site: args.site }
    const client = clientFor(args)
    if (around) {
      const found = await client.ask('GET /api/sites/:site/kpis/around/:date', {
        at: { ...at, date: around },
        query: { weeks, zone, segment },
      })
      return say(args.json ? JSON.stringify(found, null, 2) : beforeAfterText(found))
    }
    const query = { from, to, zone, segment }
    if (args.campaigns) {
      const found = await client.ask('GET /api/sites/:site/campaigns', { at, query })
      return say(args.json ? JSON.stringify(found, null, 2) : campaignsText(found))
    }
    const found = await client.ask('GET /api/sites/:site/kpis', { at, query })
    if (args.json) return say(JSON.stringify(found, null, 2))
    const { reports } = await client.ask('GET /api/sites/:site/reports', { at })
    say(kpisText(found, reports))
  }),
})
