import type { FunnelReport, Report, TimesReport } from '@segue/core'
import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { funnelsText } from '../funnels-text.ts'
import { plainly } from '../plainly.ts'
import { reportText } from '../report-text.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE, sitePath } from '../site-path.ts'
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
    const answer = args.experience
      ? await client.get<Report>(sitePath(args.site, 'reports', args.experience))
      : await client.get<{ reports: Report[] }>(sitePath(args.site, 'reports'))
    if (args.json) return say(JSON.stringify(answer, null, 2))
    const reports = 'reports' in answer ? answer.reports : [answer]
    const texts: string[] = []
    const timesOf = (experience: string) =>
      client.get<TimesReport>(
        `${sitePath(args.site, 'times', experience)}${args.within ? `?${new URLSearchParams({ within: args.within })}` : ''}`,
      )
    for (const report of reports) {
      const funnels = await client.get<FunnelReport>(
        sitePath(args.site, 'funnels', report.experience),
      )
      const times = args.times || args.within ? await timesOf(report.experience) : undefined
      texts.push(
        [reportText(report), ...funnelsText(funnels), ...(times ? timesText(times) : [])].join(
          '\n\n',
        ),
      )
    }
    say(texts.join('\n\n\n') || `"${args.site}" has no experiences yet.`)
  }),
})
