import {
  config,
  demoData,
  drawnBlock,
  event,
  liveEvent,
  madePreviews,
  pageCheck,
  replayReport,
  siteVersion,
} from '@segue/core'
import * as v from 'valibot'
import { MOST_HOURS } from '../../preview/previews.ts'
import { OTHER_TAGS } from '../../publish/other-tags.ts'
import { word, wordLike } from './asked.ts'
import { draft } from './draft.ts'
import type { Shape } from './shape.ts'

const protocolOf = (url: string) => (URL.canParse(url) ? new URL(url).protocol : '')
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

const published = v.strictObject({
  version: v.number(),
  /** Of the config as visitors load it, and at most of a visitor's profile. */
  bytes: v.number(),
  profile: v.number(),
  warnings: v.array(v.string()),
})
const configOfVersion = v.strictObject({ version: v.number(), config })

const preview = v.pipe(
  v.strictObject({
    experience: v.optional(v.string()),
    audience: v.optional(v.string()),
    arm: v.optional(v.string()),
    segments: v.optional(v.pipe(v.array(v.string()), v.maxLength(200))),
    version: v.optional(whole(1, Number.MAX_SAFE_INTEGER)),
    draft: v.optional(draft),
    hours: v.optional(
      v.pipe(
        v.number(),
        v.check(
          (hours) => hours > 0 && hours <= MOST_HOURS,
          `A link holds for some time up to ${MOST_HOURS} hours`,
        ),
      ),
    ),
    url: v.optional(
      v.pipe(
        v.string(),
        v.check((url) => /^https?:$/.test(protocolOf(url)), 'This is no address of a page'),
      ),
    ),
  }),
  v.check(
    ({ experience, segments }) => experience !== undefined || segments !== undefined,
    'Name what is to be seen: an experience, or segments',
  ),
)

const collectorsAddress = v.pipe(
  word('collector'),
  v.check(
    (url) => /^https?:$/.test(protocolOf(url)),
    ({ input }) =>
      `The collector's address is "${input}". Give the one that visitors' browsers reach, such as https://segue.example.com.`,
  ),
)

/** What is published for visitors, what would be, and what comes from them. */
export const SITE_SHAPES = {
  'GET /api/sites': {
    says: 'The sites where one has a role',
    answer: v.strictObject({
      sites: v.array(
        v.strictObject({
          site: v.string(),
          name: v.string(),
          version: v.number(),
          at: v.number(),
        }),
      ),
    }),
  },
  'GET /api/sites/:site/config': { says: 'The live config', answer: configOfVersion },
  'GET /api/sites/:site/versions': {
    says: 'All versions of it, the latest first',
    answer: v.strictObject({ versions: v.array(siteVersion) }),
  },
  'GET /api/sites/:site/versions/:version': { says: 'One of them', answer: configOfVersion },
  'POST /api/sites/:site/versions': {
    says: 'Publish: check a config and make it live at once. `from` is the version that it was made from',
    body: v.strictObject({
      config: draft,
      note: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
      from: v.optional(whole(0, Number.MAX_SAFE_INTEGER)),
    }),
    example: { config: {}, note: '…', from: 1 },
    status: 201,
    answer: published,
  },
  'POST /api/sites/:site/versions/:version/restore': {
    says: 'Publish a version again',
    status: 201,
    answer: published,
  },
  'POST /api/sites/:site/replay': {
    says: 'Whom a draft would have found among recorded visitors',
    body: v.strictObject({
      config: draft,
      days: v.optional(whole(1, 366), 30),
      /** A segment: for each piece of its conditions the visitors are counted. */
      count: v.optional(v.string()),
    }),
    example: { config: {}, days: 30, count: '…' },
    answer: replayReport,
  },
  'POST /api/sites/:site/blocks': {
    says: 'A block as it would be painted first, filled with what is given',
    body: v.strictObject({
      block: v.string(),
      props: v.optional(v.record(v.string(), v.unknown()), {}),
      /** The site's own, as the draft has them. */
      blocks: v.optional(v.array(v.unknown()), []),
    }),
    example: { block: 'announcement', props: { text: '…' } },
    answer: drawnBlock,
  },
  'POST /api/sites/:site/previews': {
    says: 'Links that show an arm, or what some segments see',
    body: preview,
    example: { experience: '…', audience: '…', arm: '…', url: 'https://…', hours: 24, version: 1 },
    status: 201,
    answer: madePreviews,
  },
  'GET /api/sites/:site/tag': {
    says: 'The script tag for its pages',
    query: v.object({
      strict: v.optional(word('strict')),
      /** Another way than the tag. */
      as: v.optional(
        v.picklist(OTHER_TAGS, `Ask for ${OTHER_TAGS.join(', ')}, or for none of them.`),
      ),
      sri: v.optional(word('sri')),
      collector: v.optional(collectorsAddress),
    }),
    answer: v.strictObject({ tag: v.string() }),
  },
  'POST /api/sites/:site/page-checks': {
    says: 'Whether a page wears the tag where it has to be, and whether its policy lets it run',
    body: v.strictObject({
      url: v.pipe(
        v.string(),
        v.maxLength(2_000),
        v.check((url) => /^https?:$/.test(protocolOf(url)), 'This is no address of a page'),
      ),
    }),
    example: { url: 'https://www.example.com/' },
    answer: pageCheck,
  },
  'GET /api/sites/:site/script': {
    says: 'When a browser last asked for the script, as far as this process knows',
    answer: v.strictObject({ askedAt: v.nullable(v.number()) }),
  },
  'GET /api/sites/:site/events': {
    says: 'The latest events as they came in; `after` goes on from the answer before',
    query: v.object({
      after: v.optional(wordLike('after', /^\d{1,15}$/, 'Give the "next" of the answer before.')),
    }),
    answer: v.strictObject({ events: v.array(liveEvent), next: v.number() }),
  },
  'GET /api/sites/:site/visitors/:visitor': {
    says: 'All that is known of a visitor',
    answer: v.strictObject({ visitor: v.string(), events: v.array(event) }),
  },
  'DELETE /api/sites/:site/visitors/:visitor': {
    says: 'Erase a visitor, and take nothing of them any more',
    answer: v.strictObject({ visitor: v.string(), erased: v.number() }),
  },
  'GET /api/sites/:site/demo-data': {
    says: 'Whether there are simulated visitors, and how far their loading is',
    answer: demoData,
  },
  'POST /api/sites/:site/demo-data': {
    says: 'Load simulated visitors of 30 days',
    body: v.nullish(
      v.strictObject({
        anyway: v.optional(v.boolean(), false),
        visitors: v.optional(whole(1, 100_000)),
        seed: v.optional(whole(0, 2 ** 32 - 1)),
      }),
      {},
    ),
    example: { anyway: false, visitors: 12_000, seed: 7 },
    status: 202,
    answer: demoData,
  },
  'DELETE /api/sites/:site/demo-data': {
    says: 'Take them out again',
    answer: v.strictObject({ removed: v.number() }),
  },
} as const satisfies Record<string, Shape>
