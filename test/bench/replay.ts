import {
  checkConfig,
  compileConfig,
  compileLearning,
  compileProgram,
  createReplay,
  EXPOSURE,
  everyPart,
  type RecordedEvent,
  type VisitorEvent,
} from '@segue/core'
import { seeded } from '../world/crowd.ts'

const DAYS = 30
const DAY = 86_400_000
const VISITORS = 1_000
const ROUNDS = 15
const WANTED = 300_000

/** A draft as a shop has it: ten traits, ten segments, two experiences. */
const DRAFT = {
  site: 'shop',
  traits: [
    { id: 'views_7d', on: 'page_view', take: 'count', within: '7d' },
    { id: 'items_visit', on: 'view_item', take: 'distinct', of: 'items.item_id', within: 'visit' },
    {
      id: 'shoes_7d',
      on: 'view_item',
      where: { items: { $elemMatch: { item_category: 'shoes' } } },
      take: 'count',
      within: '7d',
    },
    { id: 'carts_30d', on: 'add_to_cart', take: 'count', within: '30d' },
    { id: 'spend_1y', on: 'purchase', take: 'sum', of: 'value', within: '365d' },
    { id: 'quiet', on: 'purchase', take: 'days_since_last' },
    { id: 'searches_24h', on: 'search', take: 'count', within: '24h' },
    { id: 'days_30d', on: '*', take: 'active_days', within: '30d' },
    {
      id: 'warmth',
      score: [
        { on: 'view_item', points: 1 },
        { on: 'add_to_cart', points: 5 },
      ],
      halfLife: '7d',
    },
    {
      id: 'compared',
      sequence: [{ on: 'view_item' }, { on: 'search' }, { on: 'view_item' }],
      within: '30m',
      take: 'count',
    },
  ],
  segments: [
    { id: 'new', when: { 'visitor.new': true } },
    { id: 'letter', when: { 'visit.source': 'newsletter' }, keep: 'visit' },
    { id: 'shoes', when: { 'traits.shoes_7d': { $gte: 3 } }, leaveWhen: { 'traits.shoes_7d': 0 } },
    { id: 'keen', when: { 'traits.warmth': { $gte: 8 }, 'cart.items': { $gte: 1 } } },
    { id: 'left_cart', when: { 'cart.abandoned': true }, keep: '7d' },
    { id: 'looker', when: { 'traits.views_7d': { $gte: 10 }, 'customer.orders': 0 } },
    {
      id: 'comparer',
      when: { $or: [{ 'traits.compared': { $gte: 1 } }, { 'traits.searches_24h': { $gte: 2 } }] },
    },
    { id: 'spender', when: { 'traits.spend_1y': { $gte: 300 } } },
    { id: 'regular', when: { 'traits.days_30d': { $gte: 4 }, 'segments.new': false } },
    { id: 'lapsed', when: { 'traits.quiet': { $gte: 14 }, 'traits.carts_30d': 0 } },
  ],
  experiences: [
    {
      id: 'hero',
      pages: ['/', '/shoes/*'],
      audiences: ['shoes', 'keen', '*'].map((segment) => ({
        segment,
        arms: [
          { id: 'control' },
          { id: 'b', changes: [{ kind: 'text', target: 'h1', text: segment }] },
        ],
      })),
    },
    {
      id: 'bar',
      pages: ['/'],
      audiences: [
        { segment: 'left_cart', arms: [{ id: 'b', changes: [{ kind: 'hide', target: '#bar' }] }] },
      ],
    },
  ],
}

/** Events a second through the core part of `segue replay`, on one core. */
export async function run(): Promise<void> {
  const checked = checkConfig(DRAFT)
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  const { config } = checked
  const published = compileConfig(config, 1, {
    htmlToTree: () => [],
    renderBlock: () => ({ tree: [], isAlive: false }),
  })
  const program = compileLearning(compileProgram(published, everyPart), everyPart)
  const to = Date.UTC(2026, 10, 22, 12)
  const from = to - DAYS * DAY
  const record = recordOf(from, to)
  const lines = record.map((recorded) => JSON.stringify(recorded))

  const play = (events: Iterable<RecordedEvent>) => {
    const replay = createReplay({
      program,
      segments: config.segments,
      from,
      to,
    })
    for (const event of events) replay.take(event)
    return replay.report(0)
  }
  function* parsed() {
    for (const line of lines) yield JSON.parse(line) as RecordedEvent
  }

  const { visitors, segments } = play(record)
  const { length } = record
  console.log(
    `${length} events of ${visitors} visitors, ${config.traits.length} traits, ${segments.length} segments`,
  )
  console.log(`now in: ${segments.map(({ segment, now }) => `${segment} ${now}`).join(', ')}`)
  // What this machine can do just now: a figure says little without it.
  const parsing = best(() => lines.map((line) => JSON.parse(line)), length)
  const core = best(() => play(record), length)
  const whole = best(() => play(parsed()), length)
  console.log(`JSON.parse alone  ${thousands(parsing)} events/s`)
  console.log(`replay            ${thousands(core)} events/s (wanted: ${thousands(WANTED)})`)
  console.log(`JSON.parse+replay ${thousands(whole)} events/s`)
}

/** The best of some rounds, since another process may have the core. */
function best(act: () => unknown, events: number): number {
  let most = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(start)
    most = Math.max(most, (events / (user + system)) * 1e6)
  }
  return most
}

const thousands = (number: number) => Math.round(number).toLocaleString('en')

function recordOf(from: number, to: number): RecordedEvent[] {
  const random = seeded(7)
  const pick = <Thing>(things: Thing[]) => things[Math.floor(random() * things.length)]!
  const record: RecordedEvent[] = []
  for (let n = 0; n < VISITORS; n++) {
    const visitor = `v${n.toString(36)}`
    let visit = 0
    for (let at = from + random() * 20 * DAY; at < to; at += random() ** 2 * 12 * DAY) {
      visit++
      const happens = (name: string, props: Record<string, unknown> = {}) => {
        at += Math.floor(random() * 60_000)
        const path = pick(['/', '/', '/shoes/a', '/socks'])
        const event: VisitorEvent = { path, ...props, name, at: Math.floor(at) }
        record.push({ visitor, visit: `${visitor}-${visit}`, arms: {}, event })
      }
      const letter = random() < 0.2 ? { source: 'newsletter', medium: 'mail', campaign: 'c' } : {}
      happens('page_view', letter)
      happens(EXPOSURE, { experience: 'hero', audience: '*', arm: 'b', phase: 1, late: false })
      const steps = Math.floor(random() ** 2 * 30)
      for (let step = 0; step < steps; step++) happens(...stepOf(random, pick))
    }
  }
  return record
}

function stepOf(
  random: () => number,
  pick: <Thing>(things: Thing[]) => Thing,
): [name: string, props: Record<string, unknown>] {
  const chance = random()
  if (chance < 0.35) return ['page_view', {}]
  if (chance < 0.6) return ['click', { href: '/socks' }]
  if (chance < 0.65) return ['search', { search_term: 'red' }]
  const item = {
    item_id: pick(['a', 'b', 'c', 'd']),
    item_category: pick(['shoes', 'socks']),
    price: 20,
    quantity: 1,
  }
  const items = { items: [item], value: 20, currency: 'EUR' }
  if (chance < 0.9) return ['view_item', items]
  if (chance < 0.97) return ['add_to_cart', items]
  return ['purchase', { ...items, value: 89, transaction_id: `${Math.floor(random() * 1e9)}` }]
}
