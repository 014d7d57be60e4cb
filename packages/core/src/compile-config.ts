import { bucketRanges } from './bucketing.ts'
import type { Change, InsertMethod, PublishedChange, Tree } from './change.ts'
import type { Config } from './config.ts'
import { needsNoProfile } from './document-paths.ts'
import type { Audience } from './experience.ts'
import { EVERYONE } from './id.ts'
import { orderSegments } from './order-segments.ts'
import { pagePattern } from './page-rule.ts'
import { pathsOf } from './paths-of.ts'
import { publishTrait } from './publish-trait.ts'
import { FORMAT, type Published, type PublishedAudience } from './published.ts'

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
    traits: config.traits.map(publishTrait),
    segments: ordered.map(({ id, when }) => ({ id, when })),
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

/** Whether a segment can be found out without a profile: by the page, the device, the campaign. */
function openSegments({ segments }: Config): (id: string) => boolean {
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  const isOpen = (id: string): boolean =>
    id === EVERYONE ||
    pathsOf(byId.get(id)?.when ?? {}).every((path) =>
      path.startsWith('segments.') ? isOpen(path.slice('segments.'.length)) : needsNoProfile(path),
    )
  return isOpen
}
