import type { KpiReport } from '@segue/core'
import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { kpisText } from '../kpis-text.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE, sitePath } from '../site-path.ts'

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
    json: { type: 'boolean', description: 'As JSON, with all figures' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const { from, to, zone, segment } = args
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({ from, to, zone, segment })) {
      if (value) query.set(name, value)
    }
    const found = await clientFor(args).get<KpiReport>(`${sitePath(args.site, 'kpis')}?${query}`)
    say(args.json ? JSON.stringify(found, null, 2) : kpisText(found))
  }),
})
