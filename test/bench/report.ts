import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KpiReport, Report } from '@segue/core'
import { Session } from 'chdb'
import { childrenOf } from '../world/children.ts'
import { freePorts } from '../world/ports.ts'
import { type Program, run as runProgram } from '../world/program.ts'
import { root } from '../world/root.ts'
import { SEGUE } from '../world/segue.ts'
import { cpuSeconds } from './ingest/process-figures.ts'

const SIZES = [1_000_000, 10_000_000]
const ROUNDS = 5
const WANTED_SECONDS = 1
const WANTED_FUNNEL = 3
const WANTED_KPIS = 2
const AUDIENCES = ['cart', 'vip', 'deal', 'new', 'fan']
const ARMS = ['control', 'b', 'c']

type Figures = {
  events: number
  asked: string
  'seconds (first)': number
  'seconds (best)': number
  'seconds (middle)': number
  'engine’s CPU s': number
  'funnel: seconds (best)': number
  'funnel: CPU s': number
  'KPIs: visitors': number
  'KPIs: seconds (best)': number
  'KPIs: CPU s': number
}

/** `pnpm bench report [events…]`: how long an experience's report takes over so many events in the store. */
export async function run(sizes: string[]): Promise<void> {
  const figures: Figures[] = []
  for (const size of sizes.length ? sizes.map(Number) : SIZES) {
    figures.push(await measure(size))
    console.log(figures.at(-1))
  }
  console.log(
    `wanted: ${WANTED_SECONDS} s over 10 million events, ${WANTED_FUNNEL} s for a funnel, ${WANTED_KPIS} s for a site’s figures, and growth no worse than linear`,
  )
  console.table(figures)
}

async function measure(events: number): Promise<Figures> {
  const data = await mkdtemp(join(tmpdir(), 'segue-bench-report-'))
  const port = await freePorts(2)
  const env = {
    SEGUE_PORT: String(port),
    SEGUE_DATA: data,
    SEGUE_LINKED: join(root, 'node_modules/.cache/segue-linked'),
  }
  let program: Program | undefined
  const start = async () => {
    program = runProgram(SEGUE, ['start'], env)
    await program.prints('press Ctrl-C to stop')
  }
  try {
    await start()
    await publish(data, env)
    await program!.end('SIGTERM')
    fill(join(data, 'events'), events)
    await start()
    const token = (await readFile(join(data, 'token'), 'utf8')).trim()
    const ask = async <Answer>(path: string): Promise<Answer> => {
      const response = await fetch(`http://127.0.0.1:${port + 1}/api/sites/shop/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as Answer
    }
    const cpu = () => childrenOf(program!.pid).reduce((sum, { pid }) => sum + cpuSeconds(pid), 0)
    const timesOf = async (path: string) => {
      const before = cpu()
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const began = performance.now()
        await ask(path)
        times.push((performance.now() - began) / 1_000)
      }
      times.sort((one, other) => one - other)
      const [best, middle] = [times[0]!, times[ROUNDS >> 1]!]
      return { best: round(best), middle: round(middle), cpu: round((cpu() - before) / ROUNDS) }
    }
    const began = performance.now()
    const counted = countedIn(await ask<Report>('reports/hero'))
    const first = round((performance.now() - began) / 1_000)
    const report = await timesOf('reports/hero')
    const funnel = await timesOf('funnels/hero')
    const { all } = await ask<KpiReport>('kpis')
    const kpis = await timesOf('kpis')
    return {
      events,
      asked: counted,
      'seconds (first)': first,
      'seconds (best)': report.best,
      'seconds (middle)': report.middle,
      'engine’s CPU s': report.cpu,
      'funnel: seconds (best)': funnel.best,
      'funnel: CPU s': funnel.cpu,
      'KPIs: visitors': all.now!.visitors! + all.before!.visitors!,
      'KPIs: seconds (best)': kpis.best,
      'KPIs: CPU s': kpis.cpu,
    }
  } finally {
    await program?.end('SIGTERM')
    await rm(data, { recursive: true, force: true })
  }
}

async function publish(data: string, env: Record<string, string>): Promise<void> {
  const arms = ARMS.map((id) => ({
    id,
    changes: id === 'control' ? [] : [{ kind: 'text', target: 'h1', text: id }],
  }))
  const config = {
    site: 'shop',
    currency: 'EUR',
    segments: AUDIENCES.map((id) => ({ id, name: id, when: { 'page.query.segment': id } })),
    goals: [
      { id: 'order', kind: 'macro', on: 'purchase' },
      { id: 'cart', kind: 'micro', on: 'add_to_cart' },
    ],
    funnels: [
      { id: 'buying', steps: [{ on: 'view_item' }, { on: 'add_to_cart' }, { goal: 'order' }] },
    ],
    experiences: [
      {
        id: 'hero',
        pages: ['/'],
        goals: ['order', 'cart'],
        audiences: [...AUDIENCES, '*'].map((segment) => ({ segment, arms })),
      },
    ],
  }
  const file = join(data, 'bench.config.json')
  await writeFile(file, JSON.stringify(config))
  const program = runProgram(SEGUE, ['publish', 'shop', file], { ...env, NODE_OPTIONS: '' })
  if ((await program.ended) !== 0) throw new Error(program.printed())
}

/**
 * A shop's month, made by the engine itself: each visitor ten events, of which the second one is the
 * exposure; 15 of 100 visitors put something into the cart, 4 buy. One event in a hundred came twice, and
 * no merge sees that: neither table is merged from then on. The month's visits were, as they are after a month.
 */
function fill(path: string, events: number): void {
  const visitors = events / 10
  const list = (words: string[]) => `[${words.map((word) => `'${word}'`).join()}]`
  const session = new Session(path)
  const UNMERGED =
    'MODIFY SETTING max_bytes_to_merge_at_max_space_in_pool = 1, max_bytes_to_merge_at_min_space_in_pool = 1'
  session.query(`ALTER TABLE events ${UNMERGED}`)
  session.query(`
    INSERT INTO events (site_id, event_id, name, kind, at, received_at, visitor_id, visit_id, page_id, seq,
      config, segments, arms, goals, value, currency, order_id, bot, skew, props)
    WITH number % ${visitors} AS v, intDiv(number, ${visitors}) AS e, sipHash64(v, 1) AS h, sipHash64(v, e, 2) AS r,
      ${list([...AUDIENCES, '*'])}[h % 6 + 1] AS audience, ${list(ARMS)}[intDiv(h, 6) % 3 + 1] AS arm,
      multiIf(e = 0, 'page_view', e = 1, 'experience_impression', r % 100 < 45, 'page_view', r % 100 < 60, 'view_item',
        r % 100 < 70, 'engagement', r % 100 < 78, 'web_vitals', r % 100 < 84, 'scroll', r % 100 < 88, 'click', r % 1000 < 975, 'search', r % 1000 < 995, 'add_to_cart', 'purchase') AS event,
      toDateTime64(toStartOfDay(now()) - toIntervalDay(31), 3, 'UTC') + toIntervalMillisecond(h % 2592000000) + toIntervalSecond(e * 40) AS moment
    SELECT 'shop', generateUUIDv4(number), event,
      transform(event, ['experience_impression', 'purchase', 'add_to_cart'], ['exposure', 'macro', 'micro'], 'event'),
      moment, moment, lower(hex(sipHash128(v))), lower(hex(h)), reinterpretAsUUID(sipHash128(v, e)), e, 1, ['new', 'mobile'],
      if(e = 0, map(), map('hero', concat(audience, '/', arm, '/1'), 'banner', '*/control/1')),
      multiIf(event = 'purchase', ['order'], event = 'add_to_cart', ['cart'], []),
      if(event = 'purchase', toDecimal64((r % 20000) / 100 + 10, 4), 0), if(event = 'purchase', 'EUR', ''),
      if(event = 'purchase', toString(number), ''), 0, 0,
      multiIf(
        event = 'experience_impression', concat('{"arm":"', arm, '","audience":"', audience, '","experience":"hero","late":', if(r % 50 = 0, 'true', 'false'), ',"lateness":', toString(r % 60), ',"phase":1,"targets":{"h1":[1,"a3f"]}}'),
        event = 'web_vitals', concat('{"CLS":0.0', toString(r % 30), ',"INP":', toString(r % 400), ',"LCP":', toString(r % 4000), '}'),
        event = 'engagement', concat('{"seconds":', toString(r % 60), '}'),
        event = 'scroll', concat('{"percent":', toString(25 + 25 * (r % 3)), '}'),
        concat('{"items":[{"item_id":"SKU-', toString(r % 600), '","price":12.5}],"path":"/p/item-', toString(r % 600), '","title":"A shop with things"}')
      )
    FROM numbers(${events})`)
  session.query('OPTIMIZE TABLE visits FINAL')
  session.query(`ALTER TABLE visits ${UNMERGED}`)
  session.query('INSERT INTO events SELECT * FROM events WHERE cityHash64(event_id) % 100 = 0')
  session.close()
}

/** Everybody was exposed once, so a visitor or an order too many would be seen here. */
function countedIn({ audiences }: Report): string {
  const arms = audiences.flatMap((audience) => audience.arms)
  const sum = (of: (arm: (typeof arms)[number]) => number) =>
    arms.reduce((total, arm) => total + of(arm), 0)
  const orders = sum(({ goals }) => goals.find(({ goal }) => goal === 'order')!.conversions)
  return `${sum(({ visitors }) => visitors)} visitors, ${orders} orders`
}

const round = (seconds: number) => Math.round(seconds * 1_000) / 1_000
