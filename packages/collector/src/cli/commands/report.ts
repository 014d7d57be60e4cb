import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { funnelsText } from '../funnels-text.ts'
import { plainly } from '../plainly.ts'
import { reportText } from '../report-text.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'
import { timesText } from '../times-text.ts'

export const report = defineCommand({
  meta: { name: 'report', description: 'Show what experiences did, by audience and arm' },
  args: {
    site: SITE,
    experience: { type: 'positional', description: 'Only this one', required: false },
    times: {
      type: 'boolean',
      description: 'Also how long visitors took, and new ones beside returning ones',
    },
    within: { type: 'string', description: 'For that: the time that counts; 14d, if not said' },
    json: { type: 'boolean', description: 'As JSON, with all figures' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const client = clientFor(args)
    const { site, experience, within } = args
    const answer = experience
      ? await client.ask('GET /api/sites/:site/reports/:experience', { at: { site, experience } })
      : await client.ask('GET /api/sites/:site/reports', { at: { site } })
    if (args.json) return say(JSON.stringify(answer, null, 2))
    const reports = 'reports' in answer ? answer.reports : [answer]
    const texts: string[] = []
    for (const report of reports) {
      const at = { site, experience: report.experience }
      const funnels = await client.ask('GET /api/sites/:site/funnels/:experience', { at })
      const times =
        args.times || within
          ? await client.ask('GET /api/sites/:site/times/:experience', { at, query: { within } })
          : undefined
      texts.push(
        [reportText(report), ...funnelsText(funnels), ...(times ? timesText(times) : [])].join(
          '\n\n',
        ),
      )
    }
    say(texts.join('\n\n\n') || `"${args.site}" has no experiences yet.`)
  }),
})
