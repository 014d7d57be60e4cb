import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { ConfigError, type Published } from '@segue/core'
import { pino } from 'pino'
import { createAccess } from './access/access.ts'
import { allFigures } from './all-figures.ts'
import { consoleServer } from './api/console-server.ts'
import { createLiveEvents } from './api/live-events.ts'
import { createMetrics } from './api/metrics.ts'
import { createBackups } from './backup/backups.ts'
import { startKeeper } from './bandit/keeper.ts'
import { openDataDirectory } from './data-directory.ts'
import { formatOf, readFormat } from './data-version/format.ts'
import type { Step } from './data-version/steps.ts'
import { createDemoData } from './demo/demo-data.ts'
import { createEnds } from './ends.ts'
import { type GeoOptions, openCountries } from './geo/country-of.ts'
import { addressOf } from './http/address-of.ts'
import { listen } from './http/listen.ts'
import { publicHandler } from './http/public-handler.ts'
import { scopeOf } from './http/scope-of.ts'
import { createIngest } from './ingest/ingest.ts'
import { createLedger } from './ingest/ledger.ts'
import { createLimiter, type Limits, USUAL_LIMITS } from './ingest/limits.ts'
import { createTaker } from './ingest/take-batch.ts'
import { createCheckPage } from './install/check-page.ts'
import { createScriptAsked } from './install/script-asked.ts'
import { keepEvents } from './keep-events.ts'
import type { Durability } from './log/durability.ts'
import { openDrafts } from './preview/drafts.ts'
import { previewTokens } from './preview/preview-token.ts'
import { createPreviews } from './preview/previews.ts'
import { openErased } from './privacy/erased.ts'
import { startRetention } from './privacy/retention.ts'
import { createVisitors } from './privacy/visitors.ts'
import { openDatabase } from './publish/database.ts'
import { link } from './publish/link.ts'
import { linkOnce } from './publish/linked.ts'
import { createLiveFiles } from './publish/live-files.ts'
import { createPublish } from './publish/publish.ts'
import { openPublishedFolder } from './publish/published-folder.ts'
import { type Runtime, readRuntime } from './publish/runtime.ts'
import { openSites } from './publish/sites.ts'
import { snippetFiles } from './publish/snippet-file.ts'
import { createTags } from './publish/tags.ts'
import { openTails } from './publish/tails.ts'
import { createReplays } from './replay/replays.ts'
import { createPeopleCounts } from './report/people-counts.ts'
import { within } from './within.ts'

export type StartOptions = {
  /** The collector's; the console gets the next one. 0 takes any two that are free. */
  port: number
  host?: string
  /** Where visitors' browsers reach the collector, when it is not there where it listens. */
  publicUrl?: string
  /** A folder for published files, and where browsers reach it: both ask for `publicUrl`. */
  publishTo?: string
  filesUrl?: string
  /** The data directory. */
  data: string
  /** What an acknowledged event outlives; by default a power cut. */
  durability?: Durability | undefined
  /** Where linked programs are kept, for collectors that share them; by default in the data directory. */
  linked?: string | undefined
  /** Other values of `Host` under which the console is reached, such as a proxy's. */
  consoleHosts?: string[]
  /** What a test has instead of the built snippet and console. */
  runtime?: Runtime
  app?: string
  steps?: readonly Step[] | undefined
  geo?: GeoOptions
  limits?: Partial<Limits>
  /** From each look at ramps and bandits to the next, in ms. */
  lookEvery?: number
  onError?: (error: unknown) => void
}

export type Collector = {
  collector: string
  console: string
  token: string
  /** A link that makes whoever opens it first the owner; null once there is one. */
  ownerLink: string | null
  /** A link to the console that signs in whoever opens it first, as the holder of the data directory. */
  signInLink(): string
  /** 0 for a site that nobody has published yet. */
  liveVersion(site: string): number
  /** The HTML that the site pastes into its `<head>`. */
  tag(site: string): string
  /** Throws a `ConfigError` with all problems. */
  publish(site: string, config: unknown, note?: string): Promise<{ version: number }>
  stop(): Promise<void>
}

/** Reports wait this long for the store to take what is acknowledged. */
const REPORT_PATIENCE = 8_000
/** A backup that lacks something is none, so it waits longer. */
const BACKUP_PATIENCE = 60_000
/** Stopping, together at most 10 seconds: requests under way, then the log into the store. */
const REQUEST_PATIENCE = 2_000
const STOP_PATIENCE = 10_000
/** How long links hold that are printed at the start: until they are used, or the process ends. */
const FOREVER = Number.POSITIVE_INFINITY
const DAY = 86_400_000

/** The whole collector: what visitors' browsers talk to, what marketers use, and all that it keeps. */
export async function startCollector(options: StartOptions): Promise<Collector> {
  const { port, host = '127.0.0.1', data, durability = 'fsync', onError = logError } = options
  const ends = createEnds(onError)
  try {
    const directory = openDataDirectory(data)
    ends.add(directory.close)
    const format = await readFormat(directory, options.steps)
    const countryOf = await openCountries(options.geo)

    const database = openDatabase(directory.file('segue.db'))
    ends.add(() => database.close())
    const runtime =
      options.runtime ??
      (await readRuntime(linkOnce(options.linked ?? directory.file('linked'), link)))
    const sites = openSites(database)
    const tails = openTails(database)
    const { publicUrl, publishTo, filesUrl } = options
    const events = publishTo || filesUrl ? `${publicUrl}/e` : undefined
    const build = (published: Published) => snippetFiles(runtime, published, tails.keep, events)
    const files = createLiveFiles(sites, build)
    const folder =
      publishTo === undefined
        ? undefined
        : await openPublishedFolder({ path: publishTo, filesOf: files.of, onError })
    if (folder) ends.add(folder.stop)
    const publish = createPublish({ sites, files, build, handOut: folder?.put, now: Date.now })
    const previews = createPreviews({
      sites,
      drafts: openDrafts(database),
      tokens: previewTokens(directory.secret('preview.key'), Date.now),
      link: runtime.link,
      blocks: runtime.blocks,
      keep: tails.keep,
      now: Date.now,
    })

    const { steps } = options
    const kept = { directory, database, format, steps, durability, ends, onError }
    const { log, store, deadLetters, drain } = await keepEvents(kept)
    const drainForReport = () => drain(REPORT_PATIENCE)
    const drainForBackup = () => drain(BACKUP_PATIENCE)

    // A tag that names a version's file goes on asking for it; nothing shall come of that meanwhile.
    const isPaused = (site: string) => sites.knows(site) && sites.settings(site).paused

    const people = createPeopleCounts({
      asked: (site) => sites.settings(site).people,
      store,
      now: Date.now,
      onError,
    })
    const ledger = createLedger()
    const erased = openErased(database)
    const liveEvents = createLiveEvents()
    const limiter = createLimiter({ ...USUAL_LIMITS, ...options.limits }, Date.now)
    const ingest = createIngest({
      append: log.append,
      deadLetters,
      ledger,
      knowsSite: sites.knows,
      limiter,
      trustedProxies: options.geo?.trustedProxies ?? 0,
      isErased: erased.has,
      heedsGpc: (site) => sites.settings(site).gpc,
      originsOf: (site) => sites.settings(site).origins,
      onAccepted: liveEvents.push,
      onError,
      bytesBehind: log.pendingBytes,
      countryOf,
      peopleOf: people.of,
      settingsOf: sites.settings,
      now: Date.now,
    })
    const scriptAsked = createScriptAsked(Date.now)
    const visitors = createServer(
      {
        headersTimeout: 10_000,
        requestTimeout: 30_000,
        keepAliveTimeout: 15_000,
        // Node looks every half minute for who is too slow, unless it is told to.
        connectionsCheckingInterval: 2_000,
      },
      publicHandler({
        filesOf: (site) => {
          if (sites.knows(site)) scriptAsked.note(site)
          return files.of(site)
        },
        partNamed: async (name) => (isPaused(name.split('.')[0]!) ? undefined : tails.named(name)),
        previewOf: previews.file,
        ingest,
        trouble: ingest.trouble,
        onError,
      }),
    )
    const open = await listen(visitors, { port, host, onError })
    ends.add(() => open.stop(REQUEST_PATIENCE))
    const collector = addressOf(host, open.port)

    const reached = publicUrl ?? collector
    const tags = createTags({ sites, files, stubs: runtime, reached, filesUrl })

    const replays = createReplays({
      recorded: store.recorded,
      drain: drainForReport,
      now: Date.now,
    })

    const demo = createDemoData({
      database,
      sites,
      publish,
      // The same door, for which nobody has to knock: it is no sign that the tag works.
      take: createTaker({
        append: log.append,
        deadLetters,
        ledger,
        knowsSite: sites.knows,
        onAccepted: () => {},
        onError,
        bytesBehind: log.pendingBytes,
        now: Date.now,
      }).take,
      store,
      drain: drainForBackup,
      now: Date.now,
      onError,
    })

    const access = createAccess({ database, token: directory.token, now: Date.now })
    let hosts: string[] = []
    const marketers = consoleServer({
      access,
      trustedProxies: options.geo?.trustedProxies ?? 0,
      app: options.app ?? consoleApp(),
      hosts: () => hosts,
      onError,
      sites,
      publish,
      ...allFigures({ sites, store, ledger, drain: drainForReport, now: Date.now }),
      metrics: createMetrics({
        ledger,
        bytesBehind: log.pendingBytes,
        damage: log.damage,
        lettersDropped: deadLetters.dropped,
        refused: limiter.refused,
      }),
      replays,
      visitors: createVisitors({
        erased,
        store,
        deadLetters,
        liveEvents,
        drain: drainForReport,
        now: Date.now,
      }),
      previews,
      liveEvents,
      tagOf: tags.of,
      scriptAsked,
      checkPage: createCheckPage({
        addresses: [reached, ...(filesUrl ? [filesUrl] : [])].map((address) => new URL(address)),
        originsOf: (site) => sites.settings(site).origins,
        isAtHome: publicUrl === undefined && (host === 'localhost' || scopeOf(host) === 'machine'),
        now: Date.now,
      }),
      demo,
      eventRows: store.eventRows,
      drain: drainForReport,
      backups: createBackups({
        directory,
        store,
        database,
        deadLetters,
        drain: drainForBackup,
        format: formatOf(options.steps),
        now: Date.now,
      }),
    })
    ends.add(startRetention({ sites, store, now: Date.now, onError }).stop)
    const every = options.lookEvery
    ends.add(startKeeper({ sites, store, publish, now: Date.now, onError, every }).stop)
    await marketers.ready()
    ends.add(() => marketers.close())
    ends.add(replays.stop)
    ends.add(demo.stop)
    const consolePort = port === 0 ? 0 : port + 1
    const inside = await listen(marketers.server, { port: consolePort, host, onError })
    ends.add(() => inside.stop(REQUEST_PATIENCE))
    const names = ['127.0.0.1', 'localhost', '[::1]', host].map((name) => `${name}:${inside.port}`)
    hosts = [...names, ...(options.consoleHosts ?? [])]
    for (const { site } of sites.list()) folder?.put(site)

    const console = addressOf(host, inside.port)
    return {
      collector,
      console,
      token: directory.token,
      ownerLink: access.accounts.isUnowned()
        ? `${console}/#own=${access.ownership.make('ownership', FOREVER)}`
        : null,
      signInLink: () => `${console}/#sign-in=${access.links.make({ account: null }, DAY)}`,
      liveVersion: sites.liveVersion,
      tag: tags.usual,
      async publish(site, config, note) {
        const result = await publish({ site, config, ...(note !== undefined && { note }) })
        if (result.kind === 'refused') throw new ConfigError(result.problems)
        if (result.kind === 'moved') throw new Error(`"${site}" moved on to ${result.live}.`)
        return { version: result.version }
      },
      stop: () => within(STOP_PATIENCE, ends.all(), () => {}),
    }
  } catch (error) {
    await ends.all()
    throw error
  }
}

function consoleApp(): string {
  return fileURLToPath(new URL('.', import.meta.resolve('@segue/console/app/index.html')))
}

/** Errors go where errors belong, so that what a program prints stays its own. */
const logger = pino({ name: 'segue' }, pino.destination({ dest: 2, sync: true }))
const logError = (error: unknown) => logger.error(error)
