import * as v from 'valibot'
import { AUTOMATIC_EVENTS } from './automatic-events.ts'
import { consent } from './consent.ts'
import { cost } from './cost.ts'
import { experience } from './experience.ts'
import { funnel } from './funnel.ts'
import { goal } from './goal.ts'
import { id } from './id.ts'
import { ownBlock } from './own-block.ts'
import { rfm, USUAL_RFM } from './rfm.ts'
import { segment } from './segment.ts'
import { SOURCES } from './sources.ts'
import { trait } from './trait.ts'

/** What a site owner publishes: what is learnt, who is who, what each segment sees, what counts. */
export const config = v.strictObject({
  $schema: v.optional(v.string()),
  site: id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  currency: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code such as "EUR".')),
  ),
  exchangeRates: v.optional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code such as "USD".')),
        v.pipe(v.number(), v.minValue(1e-6), v.maxValue(1e6)),
      ),
      v.description(
        'What a unit of another currency is worth in "currency": reports add such orders by it.',
      ),
    ),
  ),
  cookieDomain: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
        'Write the domain that your sub-domains share, such as "example.com".',
      ),
      v.description('All sub-domains of it know a visitor by the same id.'),
    ),
  ),
  consent: v.optional(consent),
  gpc: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        'Whoever asks by Global Privacy Control not to be followed is not: nothing is stored or sent.',
      ),
    ),
    false,
  ),
  paused: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Everything stops: nothing is changed, learnt or sent, on open pages too.'),
    ),
    false,
  ),
  rendering: v.optional(
    v.pipe(
      v.picklist(['auto', 'static']),
      v.description(
        'Whether a framework may take pages over in the browser or change their address ("auto", the default), or none does ("static").',
      ),
    ),
    'auto',
  ),
  redirects: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.regex(
            // Nobody listens in between on one's own machine, where a redirect is tried out.
            /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d+)?$/,
            'Write an origin such as "https://example.com".',
          ),
        ),
      ),
      v.maxLength(50),
      v.description('Other sites to which an experience may send its visitors.'),
    ),
    [],
  ),
  origins: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.regex(
            /^https?:\/\/[a-z0-9.-]+(?::\d+)?$/,
            'Write an origin such as "https://www.example.com".',
          ),
        ),
      ),
      v.maxLength(50),
      v.description(
        'Events come from pages of these origins alone; from any, unless there are some.',
      ),
    ),
    [],
  ),
  retention: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(120),
      v.description(
        'For so many months events are kept at the collector; 13, unless something else.',
      ),
    ),
    13,
  ),
  holdout: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0),
      v.maxValue(0.5),
      v.description('The share of visitors for whom no experience does anything, ever.'),
    ),
  ),
  events: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
      v.maxLength(200),
      v.description('Names of your own events, where one looks like a slip of the pen.'),
    ),
    [],
  ),
  automatic: v.optional(
    v.pipe(
      v.partial(v.strictObject(v.entriesFromList(AUTOMATIC_EVENTS, v.boolean()))),
      v.description('Which events the snippet tells by itself; all of them, unless false.'),
    ),
    {},
  ),
  sources: v.optional(
    v.pipe(
      v.partial(v.strictObject(v.entriesFromList(SOURCES, v.boolean()))),
      v.description(
        'Where the site tells of itself: GA4 pushes, shop systems (Shopify, WooCommerce), markup (JSON-LD, Open Graph). All of them, unless false.',
      ),
    ),
    {},
  ),
  groups: v.optional(
    v.pipe(
      v.record(id, v.pipe(v.array(v.union([v.string(), v.number()])), v.maxLength(10_000))),
      v.description('Lists of values, which conditions name with $inGroup.'),
    ),
    {},
  ),
  rfm: v.optional(rfm, USUAL_RFM),
  traits: v.optional(v.pipe(v.array(trait), v.maxLength(200)), []),
  segments: v.optional(v.pipe(v.array(segment), v.maxLength(200)), []),
  goals: v.optional(v.pipe(v.array(goal), v.maxLength(50)), []),
  costs: v.optional(
    v.pipe(
      v.array(cost),
      v.maxLength(500),
      v.description('What campaigns cost, for acquisition cost and return on spend.'),
    ),
  ),
  funnels: v.optional(
    v.pipe(
      v.array(funnel),
      v.maxLength(20),
      v.description('Ways to something, step by step, which every experience is looked at by.'),
    ),
  ),
  blocks: v.optional(
    v.pipe(
      v.array(ownBlock),
      v.maxLength(50),
      v.description('Blocks of your own, beside those of the gallery.'),
    ),
    [],
  ),
  experiences: v.optional(v.pipe(v.array(experience), v.maxLength(100)), []),
})
export type Config = v.InferOutput<typeof config>
