import { randomBytes, randomUUID } from 'node:crypto'
import { type Event, EXPOSURE, uuid7 } from '@segue/core'

/** A config in which everything that has a name has one of `next`. */
export function hostileConfig(site: string, next: (most: number) => string) {
  const name = () => next(120)
  // What a template of the page would run cannot be published at all.
  const text = () => next(200).replace(/\{\{|\}\}|\[\[|<%|%>/g, '')
  const words = () => ({ kind: 'text', target: '#a', text: text() })
  return {
    site,
    name: name(),
    currency: 'EUR',
    groups: { vips: [next(200)] },
    segments: [
      {
        id: 'spring',
        name: name(),
        when: { 'visit.campaign': next(200), 'page.title': next(200) },
      },
      { id: 'all', name: name(), when: { 'visit.number': { $gte: 1 } } },
    ],
    goals: [
      { id: 'order', name: name(), kind: 'macro', on: 'purchase' },
      { id: 'odd', name: name(), kind: 'micro', on: next(64) },
    ],
    events: [next(64)],
    experiences: [
      {
        id: 'hero',
        name: name(),
        pages: [`/${next(100)}`],
        goals: ['order', 'odd'],
        audiences: ['spring', '*'].map((segment) => ({
          segment,
          arms: [
            { id: 'control', name: name() },
            { id: 'b', name: name(), changes: [words()] },
          ],
        })),
      },
    ],
  }
}

/** What a visitor sends whose browser writes one payload wherever there is room for text. */
export function hostileEvents(payload: string, n: number, now: number): Event[] {
  const cut = (most: number) => [...payload].slice(0, Math.floor(most / 2)).join('')
  const visitor = `${n}${cut(60)}`
  const arm = n % 2 ? 'b' : 'control'
  const common = {
    visitor,
    visit: cut(64),
    page: randomUUID(),
    config: 1,
    segments: ['all', cut(64)],
    arms: { hero: `*/${arm}/1`, [cut(64)]: cut(200) },
    order: cut(64),
    currency: 'EUR',
    props: {
      ...Object.fromEntries(
        ['path', 'page_location', 'title', 'referrer', 'source', 'medium', 'campaign', 'term'].map(
          (field) => [field, payload],
        ),
      ),
      items: [{ item_id: payload, item_name: payload, item_category: payload, price: 3 }],
      search_term: payload,
      [cut(100)]: payload,
      constructor: payload,
    },
  }
  const at = (seq: number) => ({ id: uuid7(now + seq, randomBytes(10)), at: now - 10 + seq, seq })
  return [
    { ...common, ...at(0), name: cut(64), kind: 'event', goals: [cut(80)] },
    {
      ...common,
      ...at(1),
      name: EXPOSURE,
      kind: 'exposure',
      goals: [],
      props: { ...common.props, experience: 'hero', audience: '*', arm, target: payload },
    },
    ...(n % 3
      ? []
      : [
          {
            ...common,
            ...at(2),
            name: 'purchase',
            kind: 'macro',
            goals: ['order'],
            value: 5,
          } as const,
        ]),
  ] as Event[]
}
