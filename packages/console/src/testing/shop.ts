import type { Config } from '@segue/core'

/** A site with one experience: a hero for returning visitors and for everyone else. */
export const shop: Config = {
  site: 'shop',
  name: 'Fell & Ridge',
  currency: 'EUR',
  gpc: false,
  paused: false,
  rendering: 'auto',
  redirects: [],
  origins: [],
  retention: 13,
  events: [],
  automatic: {},
  sources: {},
  groups: {},
  rfm: { recency: [30, 90, 180, 365], frequency: [2, 3, 5, 10], monetary: [50, 100, 250, 500] },
  traits: [],
  segments: [{ id: 'returning', name: 'Returning visitors', when: { 'visitor.new': false } }],
  blocks: [],
  goals: [{ id: 'purchase', name: 'Purchase', kind: 'macro', on: 'purchase' }],
  experiences: [
    {
      id: 'hero',
      name: 'Hero',
      pages: ['/'],
      phase: 1,
      goals: ['purchase'],
      audiences: [
        {
          segment: 'returning',
          arms: [
            { id: 'control', changes: [] },
            {
              id: 'b',
              name: 'Friendly',
              changes: [
                { kind: 'hide', target: '.banner' },
                { kind: 'text', target: '.cta', text: 'Welcome back' },
                { kind: 'attribute', target: '.cta', name: 'href', value: '/new' },
              ],
            },
          ],
        },
        {
          segment: '*',
          arms: [
            { id: 'control', changes: [] },
            { id: 'b', changes: [{ kind: 'text', target: '.cta', text: 'Find your pair' }] },
          ],
        },
      ],
    },
  ],
}

/** The shop with something else in it. */
export function shopWith(change: (shop: Config) => void): Config {
  const other = structuredClone(shop)
  change(other)
  return other
}
