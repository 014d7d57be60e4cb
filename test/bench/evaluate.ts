import { readFileSync } from 'node:fs'
import { evalCondition } from '@growthbook/growthbook'
import {
  conditionCompiler,
  documentFor,
  everyPart,
  learn,
  matchSegments,
  newProfile,
} from '@segue/core'
import { round, rounds } from './rounds.ts'
import { shopTraffic } from './shop-traffic.ts'
import { learningProgram, publish } from './traits-program.ts'

const surroundings = {
  page: { host: 'shop.example', path: '/shoes', query: {}, title: 'Shoes', referrer: '' },
  tech: { device: 'mobile', os: 'iOS', browser: 'Safari' },
  timezone: 'Europe/Berlin',
  utcOffset: 60,
}

/** A hundred segments over a full profile; and one condition against the peer's evaluator. */
export function run(): void {
  const file = new URL('../../vectors/usual-traits.json', import.meta.url)
  const traits = JSON.parse(readFileSync(file, 'utf8'))
  const segments = Array.from({ length: 100 }, (_, n) => ({
    id: `segment_${n}`,
    when: {
      [`traits.${traits[n % traits.length].id}`]: { $gte: n % 7 },
      'page.path': { $regex: '^/sho' },
      $or: [{ 'visit.page_views': { $gt: n } }, { 'customer.orders': { $gte: 1 } }],
    },
  }))
  const program = learningProgram(publish({ traits, segments }))
  const profile = newProfile('v')
  const year = shopTraffic({ perDay: 274, days: 365 })
  for (const event of year) learn(program, profile, event)
  const now = year.at(-1)!.at

  const TIMES = 50
  const whole = rounds(
    {
      '100 segments': () => {
        for (let n = 0; n < TIMES; n++) {
          matchSegments(program, profile, documentFor(program, profile, surroundings, now), now)
        }
      },
    },
    { rounds: 40, times: TIMES },
  )
  console.log('µs per evaluation: documentFor and matchSegments, 500 are the most')
  console.table(whole)

  const condition = {
    'traits.spend_1y': { $gte: 200 },
    'traits.last_category': {
      $in: ['shoes', 'bags', 'scarves', 'hats', 'coats', 'belts', 'socks', 'gifts'],
    },
    'page.path': { $regex: '^/sho' },
    'tech.device': 'mobile',
    $or: [{ 'customer.orders': { $gt: 2 } }, { 'visit.page_views': { $gte: 5 } }],
  }
  const document = documentFor(program, profile, surroundings, now)
  const holds = conditionCompiler(everyPart.operators)(condition)
  if (holds(document) !== evalCondition(document, condition)) throw new Error('They do not agree.')
  let held = 0
  const MANY = 10_000
  const table = rounds(
    {
      GrowthBook: () => {
        for (let n = 0; n < MANY; n++) if (evalCondition(document, condition)) held++
      },
      ours: () => {
        for (let n = 0; n < MANY; n++) if (holds(document)) held++
      },
    },
    { rounds: 40, times: MANY },
  )
  console.log(`µs per evaluation of five clauses (${held ? 'they hold' : 'they do not hold'})`)
  console.table(table)
  const ratio = (what: 'minimum' | 'median') => round(table.ours![what] / table.GrowthBook![what])
  console.log(
    `ours / GrowthBook: ${ratio('minimum')} (minima), ${ratio('median')} (medians); 1 is the most`,
  )
}
