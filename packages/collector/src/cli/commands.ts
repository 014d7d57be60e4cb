import { checkConfig, describe, type ReplayReport, type Report } from '@segue/core'
import { defineCommand } from 'citty'
import type { LedgerReport } from '../report/ledger-report.ts'
import { apiClient } from './api-client.ts'
import { CliError } from './cli-error.ts'
import { configDiff } from './config-diff.ts'
import { init } from './init.ts'
import { ledgerText } from './ledger-text.ts'
import { plainly } from './plainly.ts'
import { type MadePreviews, previewText } from './preview-text.ts'
import { readConfig } from './read-config.ts'
import { replayText } from './replay-text.ts'
import { reportText } from './report-text.ts'
import {
  DURABILITY_SETTING,
  dataOf,
  durabilityOf,
  type Given,
  geoOf,
  limitsOf,
  portOf,
  SETTINGS,
  TOKEN_SETTING,
  tokenOf,
} from './settings.ts'

const SITE = { type: 'positional', description: 'The site’s id', required: true } as const

const clientFor = (given: Given) => apiClient({ port: portOf(given), token: tokenOf(given) })
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const path = (...parts: string[]) => `/sites/${parts.map(encodeURIComponent).join('/')}`

const start = defineCommand({
  meta: { name: 'start', description: 'Run the collector and the console' },
  args: { ...SETTINGS, ...DURABILITY_SETTING },
  run: plainly(async ({ args }) => {
    const durability = durabilityOf(args)
    // The other commands only talk to it, and answer sooner without all its parts.
    const { runCollector } = await import('./run-collector.ts')
    const { SEGUE_LINKED: linked } = process.env
    await runCollector({
      port: portOf(args),
      data: dataOf(args),
      durability,
      linked,
      geo: geoOf(),
      limits: limitsOf(),
    })
  }),
})

const publish = defineCommand({
  meta: { name: 'publish', description: 'Check a config and make it live at once' },
  args: {
    site: SITE,
    config: { type: 'positional', description: 'A JSON file', required: true },
    note: { type: 'string', description: 'What is new, for the list of versions' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const config = readConfig(args.config)
    const { version, bytes, profile, warnings } = await clientFor(args).post<{
      version: number
      bytes: number
      profile: number
      warnings: string[]
    }>(path(args.site, 'versions'), { config, ...(args.note && { note: args.note }) })
    for (const warning of warnings) process.stderr.write(`${warning}\n`)
    say(
      `Version ${version} of "${args.site}" is live; its config takes ${bytes} bytes, ` +
        `and its traits at most ${(profile / 1024).toFixed(1)} KB of a visitor's profile.`,
    )
  }),
})

const pull = defineCommand({
  meta: { name: 'pull', description: 'Print a published config, to be edited and published again' },
  args: {
    site: SITE,
    version: { type: 'string', description: 'A published version, else the live one' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    say(JSON.stringify((await published(args)).config, null, 2))
  }),
})

const diff = defineCommand({
  meta: { name: 'diff', description: 'Show what a config would change, without publishing it' },
  args: {
    site: SITE,
    config: { type: 'positional', description: 'A JSON file', required: true },
    version: { type: 'string', description: 'Against this version, else the live one' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    // With what a config leaves out filled in, as it is in the published one.
    const checked = checkConfig(readConfig(args.config))
    if ('problems' in checked) throw new CliError(checked.problems.map(describe).join('\n'))
    const { version, config } = await published(args)
    const lines = configDiff(config, checked.config)
    say(lines.length ? lines.join('\n') : `Nothing differs from version ${version}.`)
  }),
})

const rollback = defineCommand({
  meta: { name: 'rollback', description: 'Publish an earlier version again' },
  args: {
    site: SITE,
    version: { type: 'string', description: 'Which one; else the one before the live one' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const client = clientFor(args)
    const { version: live } = await client.get<{ version: number }>(path(args.site, 'config'))
    const wanted = args.version ?? String(live - 1)
    if (wanted === '0') throw new CliError(`"${args.site}" has no version before the live one.`)
    const { version } = await client.post<{ version: number }>(
      path(args.site, 'versions', wanted, 'restore'),
      {},
    )
    say(`Version ${version} of "${args.site}" is live; it is version ${wanted} again.`)
  }),
})

/** A published version's config; the live one's unless another is named. */
const published = (args: Given & { site: string; version?: string | undefined }) =>
  clientFor(args).get<{ version: number; config: unknown }>(
    args.version === undefined
      ? path(args.site, 'config')
      : path(args.site, 'versions', args.version),
  )

const report = defineCommand({
  meta: { name: 'report', description: 'Show what experiences did, by audience and arm' },
  args: {
    site: SITE,
    experience: { type: 'positional', description: 'Only this one', required: false },
    json: { type: 'boolean', description: 'As JSON, with all figures' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const client = clientFor(args)
    const answer = args.experience
      ? await client.get<Report>(path(args.site, 'reports', args.experience))
      : await client.get<{ reports: Report[] }>(path(args.site, 'reports'))
    if (args.json) return say(JSON.stringify(answer, null, 2))
    const reports = 'reports' in answer ? answer.reports : [answer]
    say(reports.map(reportText).join('\n\n\n') || `"${args.site}" has no experiences yet.`)
  }),
})

const ledger = defineCommand({
  meta: { name: 'ledger', description: 'Show what became of events, and what never came' },
  args: {
    site: SITE,
    days: { type: 'string', description: 'How far back missing events are counted', default: '7' },
    json: { type: 'boolean', description: 'As JSON' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const query = new URLSearchParams({ days: args.days })
    const found = await clientFor(args).get<LedgerReport>(`${path(args.site, 'ledger')}?${query}`)
    say(args.json ? JSON.stringify(found, null, 2) : ledgerText(found))
  }),
})

const VISITOR = {
  type: 'positional',
  description: 'The visitor’s id: segue.export() in their browser says it',
  required: true,
} as const

const exportVisitor = defineCommand({
  meta: { name: 'export', description: 'Print everything that is known of a visitor, as JSON' },
  args: { site: SITE, visitor: VISITOR, ...SETTINGS, ...TOKEN_SETTING },
  run: plainly(async ({ args }) => {
    say(
      JSON.stringify(await clientFor(args).get(path(args.site, 'visitors', args.visitor)), null, 2),
    )
  }),
})

const erase = defineCommand({
  meta: { name: 'erase', description: 'Erase everything of a visitor, and take nothing any more' },
  args: { site: SITE, visitor: VISITOR, ...SETTINGS, ...TOKEN_SETTING },
  run: plainly(async ({ args }) => {
    const { erased } = await clientFor(args).delete<{ erased: number }>(
      path(args.site, 'visitors', args.visitor),
    )
    say(
      `${erased} ${erased === 1 ? 'event' : 'events'} of that visitor of "${args.site}" ${erased === 1 ? 'is' : 'are'} gone. ` +
        'What their browser still sends is not kept.',
    )
  }),
})

const replay = defineCommand({
  meta: { name: 'replay', description: 'Show whom a draft would have found in recorded visitors' },
  args: {
    site: SITE,
    draft: { type: 'positional', description: 'A config, as a JSON file', required: true },
    days: { type: 'string', description: 'How far back the record is read', default: '30' },
    json: { type: 'boolean', description: 'As JSON, with all figures' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const config = readConfig(args.draft)
    const days = Number(args.days)
    if (!Number.isInteger(days) || days < 1 || days > 366) {
      throw new CliError(`--days is "${args.days}". Give a whole number from 1 to 366.`)
    }
    const body = { config, days }
    const report = await clientFor(args).post<ReplayReport>(path(args.site, 'replay'), body)
    say(args.json ? JSON.stringify(report, null, 2) : replayText(report))
  }),
})

const preview = defineCommand({
  meta: { name: 'preview', description: 'Make links that show one arm to whoever has them' },
  args: {
    site: SITE,
    experience: { type: 'positional', description: 'Which one', required: true },
    audience: { type: 'string', description: 'A segment’s id or "*"; else every audience' },
    arm: { type: 'string', description: 'Its id; else every arm' },
    url: { type: 'string', valueHint: 'https://…', description: 'The page to be seen' },
    hours: { type: 'string', description: 'How long the link holds, 720 at most', default: '24' },
    version: { type: 'string', description: 'A published version, else the live one' },
    draft: { type: 'string', valueHint: 'file', description: 'A config that is not published' },
    json: { type: 'boolean', description: 'As JSON, with all details' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const { site, experience, audience, arm, url, hours, version, draft } = args
    if (!(Number(hours) > 0)) {
      throw new CliError(`--hours is "${hours}". Give a number up to 720, which is 30 days.`)
    }
    if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version)) {
      throw new CliError(`--version is "${version}". Give a number of the list of versions.`)
    }
    const made = await clientFor(args).post<MadePreviews>(path(site, 'previews'), {
      experience,
      audience,
      arm,
      url,
      hours: Number(hours),
      ...(version !== undefined && { version: Number(version) }),
      ...(draft !== undefined && { draft: readConfig(draft) }),
    })
    for (const warning of made.warnings) process.stderr.write(`${warning}\n`)
    say(args.json ? JSON.stringify(made, null, 2) : previewText(made))
  }),
})

const SRI_PRICE =
  'This tag runs what is live now: print it anew after each publish. Its first line is an import map; ' +
  'a page that has one of its own takes the entry into that.'

const tag = defineCommand({
  meta: { name: 'tag', description: 'Print the script tag for a site’s pages' },
  args: {
    site: SITE,
    strict: {
      type: 'boolean',
      description: 'For pages with nonces and Trusted Types; NONCE is for your server to fill in',
    },
    sri: {
      type: 'boolean',
      description:
        'With integrity="…": it runs this version alone, so each publish needs a new tag',
    },
    collector: {
      type: 'string',
      valueHint: 'url',
      description: 'Where visitors reach the collector: your proxy’s address, maybe with a path',
    },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const form = new URLSearchParams({
      ...(args.strict && { strict: '1' }),
      ...(args.sri && { sri: '1' }),
      ...(args.collector && { collector: args.collector }),
    })
    const { tag } = await clientFor(args).get<{ tag: string }>(`${path(args.site)}/tag?${form}`)
    say(tag)
    if (args.sri) process.stderr.write(`${SRI_PRICE}\n`)
  }),
})

export const segue = defineCommand({
  meta: {
    name: 'segue',
    description:
      'Changes a landing page for the visitor in front of it, and proves whether it helped',
  },
  subCommands: {
    init,
    start,
    publish,
    pull,
    diff,
    rollback,
    report,
    ledger,
    replay,
    export: exportVisitor,
    erase,
    preview,
    tag,
  },
})
