import { AUTOMATIC_EVENTS } from './automatic-events.ts'
import { bucketRanges } from './bucketing.ts'
import type { Change, InsertMethod, PublishedChange, Tree } from './change.ts'
import type { Config } from './config.ts'
import { needsNoProfile } from './document-paths.ts'
import { EVERYONE } from './everyone.ts'
import type { Audience } from './experience.ts'
import { fnv1a } from './hash.ts'
import { keepOf } from './membership.ts'
import { operandsOf } from './operands-of.ts'
import { orderSegments } from './order-segments.ts'
import { pagePattern } from './page-rule.ts'
import { pathsOfSegment } from './paths-of.ts'
import { publishTraits } from './publish-traits.ts'
import {
  FORMAT,
  type Published,
  type PublishedAudience,
  type PublishedSegment,
} from './published.ts'
import type { Segment } from './segment.ts'
import { heardSources } from './sources.ts'

/** Reads HTML into the allow-listed tree; throws for what is not allowed, naming the place. */
export type HtmlToTree = (html: string, place: string) => Tree[]

/**
 * Turns a checked config into what the snippet reads: references resolved, HTML parsed, names
 * that only people need left out. The parser comes in as a verb, since core has none.
 */
export function compileConfig(config: Config, version: number, htmlToTree: HtmlToTree): Published {
  const { ordered } = orderSegments(config.segments)
  const isOpen = openSegments(config)
  return {
    format: FORMAT,
    site: config.site,
    version,
    ...(config.cookieDomain && { cookieDomain: config.cookieDomain }),
    ...publishTraits(config.traits),
    groups: usedGroups(config),
    ...(config.segments.some(asksForRfm) && { rfm: config.rfm }),
    segments: ordered.map(publishSegment),
    sources: heardSources(config.sources),
    off: AUTOMATIC_EVENTS.filter((name) => config.automatic[name] === false),
    goals: config.goals.map(({ id, kind, on, where }) => ({
      id,
      macro: kind === 'macro',
      on,
      ...(where && { where }),
    })),
    experiences: config.experiences.map(({ id, phase, pages, audiences }) => ({
      id,
      phase,
      path: pagePattern(pages),
      audiences: audiences.map((audience) =>
        compileAudience(audience, isOpen(audience.segment), `experiences "${id}"`, htmlToTree),
      ),
    })),
  }
}

function publishSegment({ id, when, leaveWhen, keep: word = 'while' }: Segment): PublishedSegment {
  const keep = keepOf(word)
  const keeps = leaveWhen || keep !== undefined
  return {
    id,
    when,
    ...(leaveWhen && { leaveWhen }),
    ...(keep !== undefined && { keep }),
    ...(keeps && { key: `${id}~${fnv1a(JSON.stringify([when, leaveWhen, word])).toString(36)}` }),
  }
}

const asksForRfm = (segment: Segment) =>
  pathsOfSegment(segment).some((path) => /^customer\.(recency|frequency|monetary)$/.test(path))

function usedGroups(config: Config): Config['groups'] {
  const used = new Set(operandsOf(config, ['$inGroup', '$notInGroup']))
  return Object.fromEntries(Object.entries(config.groups).filter(([name]) => used.has(name)))
}

function compileAudience(
  audience: Audience,
  segmentsOpen: boolean,
  experience: string,
  htmlToTree: HtmlToTree,
): PublishedAudience {
  const { segment, arms, coverage } = audience
  const weights = arms.flatMap(({ weight }) => weight ?? [])
  const targets = new Set(arms.flatMap(({ changes }) => changes.map(({ target }) => target)))
  return {
    segment,
    targets: [...targets],
    arms: arms.map(({ id, changes }) => ({
      id,
      changes: changes.map((change, index) =>
        compileChange(
          change,
          `${experience} › audiences "${segment}" › arms "${id}" › changes ${index + 1}`,
          htmlToTree,
        ),
      ),
    })),
    ranges: bucketRanges(arms.length, coverage, weights.length ? weights : null),
    ...(segmentsOpen && arms.length === 1 && coverage === undefined && { open: true as const }),
  }
}

const methods = {
  before: 'before',
  after: 'after',
  first: 'prepend',
  last: 'append',
} satisfies Record<string, InsertMethod>

function compileChange(change: Change, place: string, htmlToTree: HtmlToTree): PublishedChange {
  if (change.kind !== 'insert') return change
  const { kind, target, where, html } = change
  return { kind, target, where: methods[where], tree: htmlToTree(html, `${place} › html`) }
}

/** Who is in depends on this moment alone. */
const isStateless = ({ keep = 'while', leaveWhen }: Segment) => keep === 'while' && !leaveWhen

/** Whether a segment can be found out without a profile: by the page, the device, the campaign. */
function openSegments({ segments }: Config): (id: string) => boolean {
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  const isOpen = (id: string): boolean =>
    id === EVERYONE ||
    (isStateless(byId.get(id)!) &&
      pathsOfSegment(byId.get(id)!).every((path) =>
        path.startsWith('segments.')
          ? isOpen(path.slice('segments.'.length))
          : needsNoProfile(path),
      ))
  return isOpen
}
