import { addSegments, type LibraryEntry, segmentFromLibrary } from '@segue/core'

/** Of each ready segment that is taken, the answers to what it asks. */
export type Taken = { entry: LibraryEntry; answers: Record<string, string> }

/** The conversions of most sites, by the names that GA4 has for them. */
const USUAL_GOALS = [
  { id: 'order', name: 'Order', kind: 'macro', on: 'purchase' },
  { id: 'lead', name: 'Left an address', kind: 'macro', on: 'generate_lead' },
  { id: 'sign_up', name: 'Made an account', kind: 'macro', on: 'sign_up' },
  { id: 'checkout', name: 'Went to the checkout', kind: 'micro', on: 'begin_checkout' },
  { id: 'cart_add', name: 'Put into the cart', kind: 'micro', on: 'add_to_cart' },
]

/** A config to begin with, as it is written into a file. Throws a `ConfigError` for wrong answers. */
export function startingConfig(site: string, taken: Taken[]): object {
  const ready = taken.map(({ entry, answers }) => segmentFromLibrary(entry, answers))
  const { traits, segments } = addSegments({}, ready)
  return {
    site,
    traits,
    segments,
    goals: USUAL_GOALS,
    experiences: [exampleFor(segments[0]?.id ?? '*')],
  }
}

/** It may be published as it is: nobody's headline changes before somebody has meant it to. */
const exampleFor = (segment: string) => ({
  id: 'example',
  name: 'Example: nobody is in it while its coverage is 0',
  pages: ['/'],
  goals: ['order', 'lead', 'cart_add'],
  audiences: [
    {
      segment,
      coverage: 0,
      arms: [
        { id: 'control', name: 'As it is', weight: 0.5 },
        {
          id: 'variant',
          name: 'Another headline',
          weight: 0.5,
          changes: [{ kind: 'text', target: 'h1', text: 'Your words for these visitors' }],
        },
      ],
    },
  ],
})
