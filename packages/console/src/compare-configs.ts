import {
  type Arm,
  type Audience,
  BLOCKS,
  type Change,
  type Config,
  type Experience,
} from '@segue/core'
import { changePlace } from './change-place.ts'
import { compareKnowledge } from './compare-knowledge.ts'
import { type Line, pairs, sentence, wording } from './difference-lines.ts'
import {
  banditWords,
  capsWords,
  goalNames,
  groupWords,
  guardrailWords,
  holdoutWords,
  rampWords,
  scheduleWords,
  triggerWords,
} from './experience-words.ts'
import { formatPart } from './format.ts'
import { armName, attributeName, audienceName, experienceName } from './names.ts'
import { same } from './same.ts'

/** Settings of the whole site, which are told of in a sentence. */
const SETTINGS = [
  ['rendering', 'Whether a framework takes its pages over is said otherwise.'],
  ['consent', 'Who is asked for consent is another one.'],
  ['gpc', 'Global Privacy Control is heeded otherwise.'],
  ['cookieDomain', 'Other sub-domains share the visitor’s id.'],
  ['redirects', 'Other sites may be redirected to.'],
  ['origins', 'Events come from other origins.'],
  ['retention', 'Events are kept for another time.'],
  ['holdout', 'Another share of visitors is held out from everything.'],
  ['events', 'Other events of its own are named.'],
  ['automatic', 'Other automatic events are told.'],
  ['sources', 'Other sources are heard.'],
  ['groups', 'The named lists have other values.'],
  ['rfm', 'Recency, frequency and monetary value have other thresholds.'],
  ['blocks', 'Its own blocks are others.'],
] as const satisfies [keyof Config, string][]

/** What is different in `after`, in the words of a marketer. */
export function compareConfigs(before: Config, after: Config): Line[] {
  return [
    ...compareSite(before, after),
    ...compareKnowledge(before, after),
    ...compareOrder('The order of the segments', before.segments, after.segments),
    ...compareOrder('The order of the experiences', before.experiences, after.experiences),
    ...pairs(before.experiences, after.experiences, ({ id }) => id).flatMap(([was, is]) => {
      if (was && is) return compareExperience(before, after, was, is)
      return is ? newExperience(after, is) : [sentence(experienceName(was!), 'It is gone.')]
    }),
  ]
}

function compareSite(before: Config, after: Config): Line[] {
  return [
    ...wording('The site', 'Name', before.name ?? '', after.name ?? ''),
    ...wording('The site', 'Currency', before.currency ?? '', after.currency ?? ''),
    ...(before.paused === after.paused
      ? []
      : [sentence('The site', after.paused ? 'It is paused.' : 'It goes on.')]),
    ...SETTINGS.flatMap(([key, words]) =>
      same(before[key], after[key]) ? [] : [sentence('The site', words)],
    ),
  ]
}

/** All that visitors will see of it. */
function newExperience(config: Config, experience: Experience): Line[] {
  const where = experienceName(experience)
  const { pages, goals, guardrails, audiences, trigger, schedule } = experience
  const when = [triggerWords(trigger), scheduleWords(schedule)].join(', ')
  const goal = goals.length ? ` Goals: ${goalNames(config, goals)}.` : ''
  const guarded = guardrails?.length ? ` Guardrails: ${guardrailWords(config, guardrails)}.` : ''
  return [
    sentence(where, `It is new: on ${pages.join(', ')}; ${when}.${goal}${guarded}`),
    ...audiences.flatMap((audience) =>
      audience.arms.map((arm) =>
        sentence(
          `${where} › ${audienceName(config, audience, experience)} › ${armName(arm)}`,
          `${formatPart(shareOf(audience, arm))} of the visitors. ${
            arm.changes.map((change) => ended(inWords(change))).join(' ') || 'The page as it is.'
          }`,
        ),
      ),
    ),
  ]
}

function compareExperience(from: Config, to: Config, was: Experience, is: Experience): Line[] {
  const where = experienceName(is)
  return [
    ...wording(where, 'Name', was.name ?? was.id, is.name ?? is.id),
    ...wording(where, 'Pages', was.pages.join(', '), is.pages.join(', ')),
    ...(same(was.goals, is.goals)
      ? []
      : wording(where, 'Goals', goalNames(from, was.goals), goalNames(to, is.goals))),
    ...wording(
      where,
      'Guardrails',
      guardrailWords(from, was.guardrails),
      guardrailWords(to, is.guardrails),
    ),
    ...wording(where, 'When it is on', scheduleWords(was.schedule), scheduleWords(is.schedule)),
    ...wording(where, 'When it begins', triggerWords(was.trigger), triggerWords(is.trigger)),
    ...wording(where, 'How often', capsWords(was.caps), capsWords(is.caps)),
    ...wording(where, 'Held out', holdoutWords(was.holdout), holdoutWords(is.holdout)),
    ...wording(where, 'Part of a group', groupWords(was.group), groupWords(is.group)),
    ...wording(where, 'Who is let in', rampWords(was.ramp), rampWords(is.ramp)),
    ...wording(where, 'Shares are set', banditWords(from, was.bandit), banditWords(to, is.bandit)),
    ...(!was.live === !is.live
      ? []
      : [
          sentence(
            where,
            is.live
              ? 'It may change a page that is shown already.'
              : 'It no longer changes a page that is shown already.',
          ),
        ]),
    ...(was.phase === is.phase ? [] : [sentence(where, `A new phase begins: ${is.phase}.`)]),
    ...compareOrder(`${where} › the order of the audiences`, was.audiences, is.audiences),
    ...pairs(was.audiences, is.audiences, ({ segment }) => segment).flatMap(([old, now]) => {
      const part = `${where} › ${now ? audienceName(to, now, is) : audienceName(from, old!, was)}`
      if (!old) return [sentence(part, 'This audience is new.')]
      return now ? compareAudience(part, old, now) : [sentence(part, 'This audience is gone.')]
    }),
  ]
}

function compareAudience(where: string, was: Audience, is: Audience): Line[] {
  const shares = (audience: Audience) =>
    audience.arms.map((arm) => `${armName(arm)} ${formatPart(shareOf(audience, arm))}`).join(', ')
  return [
    ...wording(where, 'Held out', holdoutWords(was.holdout), holdoutWords(is.holdout)),
    ...wording(where, 'Taking part', formatPart(was.coverage ?? 1), formatPart(is.coverage ?? 1)),
    ...wording(where, 'Shares', shares(was), shares(is)),
    ...pairs(was.arms, is.arms, ({ id }) => id).flatMap(([old, now]) => {
      const part = `${where} › ${armName((now ?? old)!)}`
      if (!old) return [sentence(part, 'This arm is new.')]
      return now ? compareChanges(part, old, now) : [sentence(part, 'This arm is gone.')]
    }),
  ]
}

/** Arms without weights share equally. */
export function shareOf({ arms }: Audience, arm: Arm): number {
  return arm.weight ?? 1 / arms.length
}

function compareChanges(where: string, was: Arm, is: Arm): Line[] {
  return pairs(was.changes, is.changes, changePlace).flatMap(([old, now]) => {
    if (!old) return [sentence(where, ended(inWords(now!)))]
    if (!now) return [sentence(where, `No longer: ${ended(inWords(old))}`)]
    return wording(where, describePlace(now), contentOf(old), contentOf(now))
  })
}

/** Which part of the page a change is about. */
export function describePlace(change: Change): string {
  switch (change.kind) {
    case 'redirect':
      return 'Redirect'
    case 'attribute':
      return `${attributeName(change.name)} of ${change.target}`
    case 'block':
      return blockName(change)
    case 'insert':
    case 'content':
      return `Block at ${change.target}`
    case 'link':
      return `Link of ${change.target}`
    case 'image':
      return `Picture of ${change.target}`
    case 'class':
      return `Classes of ${change.target}`
    case 'style':
      return `Style of ${change.target}`
    case 'move':
      return `Place of ${change.target}`
    default:
      return `Text of ${change.target}`
  }
}

function contentOf(change: Change): string {
  switch (change.kind) {
    case 'text':
      return change.text
    case 'attribute':
      return change.value
    case 'insert':
    case 'content':
      return change.html
    case 'link':
      return change.href
    case 'image':
      return change.src
    case 'class':
      return [
        ...change.add.map((name) => `+${name}`),
        ...change.remove.map((name) => `−${name}`),
      ].join(' ')
    case 'style':
      return Object.entries(change.styles)
        .map(([name, value]) => `${name}: ${value}`)
        .join('; ')
    case 'move':
    case 'redirect':
      return change.to
    case 'block':
      return wordsOf(change)
    case 'hide':
    case 'remove':
      return ''
  }
}

const blockName = ({ block, target }: Extract<Change, { kind: 'block' }>) => {
  const name = BLOCKS.find(({ id }) => id === block)?.name ?? block
  return target === undefined ? name : `${name} at ${target}`
}

/** What a block of the gallery says: its texts, without addresses and switches. */
function wordsOf({ block, props }: Extract<Change, { kind: 'block' }>): string {
  const fields = BLOCKS.find(({ id }) => id === block)?.fields
  const names = fields?.filter(({ type }) => type === 'text').map(({ name }) => name)
  return (names ?? Object.keys(props)).flatMap((name) => props[name] ?? []).join(' · ')
}

/** What is quoted may have its full stop already. */
const ended = (words: string) => (/[.!?…]”$/.test(words) ? words : `${words}.`)

const WHERE = {
  before: 'before',
  after: 'after',
  first: 'at the start of',
  last: 'at the end of',
}

/** What a change does, in words: `Hides .promo`. */
export function inWords(change: Change): string {
  switch (change.kind) {
    case 'text':
      return `Text of ${change.target} becomes “${change.text}”`
    case 'attribute':
      return `${attributeName(change.name)} of ${change.target} becomes “${change.value}”`
    case 'insert':
      return `A block is added ${WHERE[change.where]} ${change.target}`
    case 'block':
      return `${blockName(change)}: “${wordsOf(change)}”`
    case 'content':
      return `The content of ${change.target} becomes a block`
    case 'link':
      return `Link of ${change.target} becomes “${change.href}”`
    case 'image':
      return `Picture of ${change.target} becomes “${change.src}”`
    case 'class':
    case 'style':
      return `${describePlace(change)}: ${contentOf(change)}`
    case 'move':
      return `Moves ${change.target} ${WHERE[change.where]} ${change.to}`
    case 'redirect':
      return `Sends visitors to ${change.to}`
    case 'remove':
    case 'hide':
      return `Hides ${change.target}`
  }
}

function compareOrder<T extends { id: string } | { segment: string }>(
  where: string,
  before: T[],
  after: T[],
): Line[] {
  const name = (item: T) => ('id' in item ? item.id : item.segment)
  const common = (list: T[], others: T[]) =>
    list.map(name).filter((id) => others.some((other) => name(other) === id))
  return same(common(before, after), common(after, before))
    ? []
    : [
        sentence(
          where,
          where.endsWith('segments')
            ? 'They are listed in another order.'
            : 'It decides who comes first, and it is different.',
        ),
      ]
}
