import { AUTOMATIC_EVENTS } from './automatic-events.ts'
import { asksForViewed, capsOf, liesOver, moreOn, peopleAsked } from './block-needs.ts'
import { placeOf } from './block-of.ts'
import type { Change, PublishedChange } from './change.ts'
import type { Config } from './config.ts'
import { needsNoProfile } from './document-paths.ts'
import { EVERYONE } from './everyone.ts'
import type { Arm, Audience, Experience } from './experience.ts'
import { fnv1a } from './hash.ts'
import { holdoutsOf } from './holdout.ts'
import { keepOf } from './membership.ts'
import { operandsOf } from './operands-of.ts'
import { orderSegments } from './order-segments.ts'
import { pagePattern } from './page-rule.ts'
import { pathsOfSegment } from './paths-of.ts'
import { publishChange, type Rendering } from './publish-change.ts'
import { publishTraits } from './publish-traits.ts'
import {
  FORMAT,
  type Published,
  type PublishedArm,
  type PublishedAudience,
  type PublishedExperience,
  type PublishedSegment,
} from './published.ts'
import { groupOf } from './ramp.ts'
import { rangesOf } from './ranges-of.ts'
import { momentIn } from './schedule.ts'
import type { Segment } from './segment.ts'
import { heardSources } from './sources.ts'

/**
 * Turns a checked config into what the snippet reads: references resolved, HTML parsed, names
 * that only people need left out. Parser and renderer come in as verbs, since core has none.
 */
export function compileConfig(config: Config, version: number, rendering: Rendering): Published {
  const { ordered } = orderSegments(config.segments)
  const isOpen = openSegments(config)
  const experiences = config.experiences.map((experience) =>
    publishExperience(experience, config, isOpen, rendering),
  )
  return {
    format: FORMAT,
    site: config.site,
    version,
    ...(config.paused && { paused: true as const }),
    ...(config.consent && { consent: config.consent }),
    ...(config.gpc && { gpc: true as const }),
    ...(config.cookieDomain && { cookieDomain: config.cookieDomain }),
    ...(config.rendering === 'static' && { isStatic: true as const }),
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
    ...(asksForViewed(experiences) && { viewed: true as const }),
    ...peopleAsked(config),
    ...moreOn(experiences, config),
    experiences,
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

function publishExperience(
  experience: Experience,
  config: Config,
  isOpen: (segment: string) => boolean,
  rendering: Rendering,
): PublishedExperience {
  const { id, phase, pages, audiences, schedule, live, trigger, goals } = experience
  const caps = capsOf(experience, config)
  const group = groupOf(experience)
  const isLetIn = (experience.ramp?.coverage ?? 1) === 1
  const { from, to, timezone = 'UTC' } = schedule ?? {}
  return {
    id,
    phase,
    path: pagePattern(pages),
    ...(from && { from: momentIn(from, timezone) }),
    ...(to && { to: momentIn(to, timezone) }),
    ...(live && { live }),
    ...(trigger && trigger.on !== 'load' && { trigger }),
    ...(caps && { caps, ...(caps.reached && { goals }) }),
    ...(liesOver(experience, config) && { overlay: true as const }),
    ...(group && { group: [group.id, group.from, group.to] as [string, number, number] }),
    audiences: audiences.map((audience) => ({
      // Without an id nobody is drawn: they wait until everybody is let in.
      ...publishAudience(
        audience,
        isLetIn && isOpen(audience.segment),
        experience,
        config,
        rendering,
      ),
      ...holdoutsOf(config, experience, audience),
    })),
  }
}

function publishAudience(
  audience: Audience,
  segmentsOpen: boolean,
  experience: Experience,
  config: Config,
  rendering: Rendering,
): PublishedAudience {
  const { segment, arms, coverage } = audience
  const targets = new Set(
    arms.flatMap(({ changes }) => changes.map((change) => targetOf(change, config))),
  )
  return {
    segment,
    targets: [...targets],
    arms: arms.map((arm) => publishArm(arm, [experience.id, segment], config, rendering)),
    ranges: rangesOf(audience),
    ...(segmentsOpen && arms.length === 1 && coverage === undefined && { open: true as const }),
  }
}

/**
 * A redirect is a matter of the whole page: that is there in every arm. So is a block at the page's
 * edge, but only another one of its kind is in its way; and no click is one on it.
 */
function targetOf(change: Change, config: Config): string {
  if (change.kind === 'redirect') return ':root'
  if (change.kind !== 'block') return change.target
  const { target } = placeOf(config, change)!
  return target === 'body' ? `head:not([data-block="${change.block}"])` : target
}

function publishArm(
  { id, changes }: Arm,
  [experience, segment]: [experience: string, segment: string],
  config: Config,
  rendering: Rendering,
): PublishedArm {
  const arm = `experiences "${experience}" › audiences "${segment}" › arms "${id}"`
  const redirect = changes.find(({ kind }) => kind === 'redirect')
  const published = changes.flatMap((change, index) => {
    if (change.kind === 'redirect') return []
    const place = `${arm} › changes ${index + 1}`
    const key = `${experience}/${segment}/${id}/${index}`
    return publishChange(change, { config, place, key }, rendering)
  })
  return {
    id,
    // New words come last: until then an element is known by those that it had.
    changes: published.sort((one, other) => Number(isWords(one)) - Number(isWords(other))),
    ...(redirect?.kind === 'redirect' && { redirect: redirect.to }),
  }
}

const isWords = ({ kind }: PublishedChange) =>
  kind === 'text' || kind === 'tokens' || kind === 'content'

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
