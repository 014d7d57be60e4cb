import type { Condition, Config, Goal, Segment, Trait } from '@segue/core'
import { type Line, pairs, sentence, wording } from './difference-lines.ts'
import { conditionWords, eventWords } from './rules/rule-words.ts'
import { didWords, spanWords, traitWords } from './rules/trait-words.ts'
import { same } from './same.ts'

/** What is different in who is who and in what counts, in the words of a marketer. */
export function compareKnowledge(before: Config, after: Config): Line[] {
  return [
    ...compareSegments(before, after),
    ...compareTraits(before, after),
    ...compareGoals(before, after),
  ]
}

function compareSegments(before: Config, after: Config): Line[] {
  return pairs(before.segments, after.segments, ({ id }) => id).flatMap(([was, is]) => {
    const { id, name } = (is ?? was)!
    const where = `Segment ${name ?? id}`
    if (!was) return [sentence(where, `It is new: ${segmentWords(after, is!)}.`)]
    if (!is) return [sentence(where, 'It is gone.')]
    return [
      ...wording(where, 'Name', was.name ?? was.id, is.name ?? is.id),
      ...condition(where, 'Who is in', was.when, is.when, before, after),
      ...condition(where, 'Who leaves', was.leaveWhen, is.leaveWhen, before, after),
      ...wording(where, 'How long they stay', keepWords(was.keep), keepWords(is.keep)),
    ]
  })
}

function condition(
  where: string,
  what: string,
  was: Condition | undefined,
  is: Condition | undefined,
  before: Config,
  after: Config,
): Line[] {
  const words = (config: Config, one: Condition | undefined) =>
    one ? conditionWords(config, one) : ''
  const lines = wording(where, what, words(before, was), words(after, is))
  // Said in the same words, and not the same all the same.
  if (lines.length || same(was, is)) return lines
  return [sentence(where, `${what} is written differently.`)]
}

function segmentWords(config: Config, { when, leaveWhen, keep }: Segment): string {
  return [
    conditionWords(config, when),
    ...(leaveWhen ? [`until ${conditionWords(config, leaveWhen)}`] : []),
    ...(keep && keep !== 'while' ? [`kept ${keepWords(keep)}`] : []),
  ].join('; ')
}

function keepWords(keep: Segment['keep']): string {
  switch (keep) {
    case undefined:
    case 'while':
      return 'as long as it holds'
    case 'visit':
      return 'for the rest of the visit'
    case 'forever':
      return 'for ever'
    default:
      return `for ${spanWords(keep)} after it held last`
  }
}

/** A trait that comes or goes with the segment that asks for it needs no line of its own. */
function compareTraits(before: Config, after: Config): Line[] {
  return pairs(before.traits, after.traits, ({ id }) => id).flatMap(([was, is]) => {
    const trait = (is ?? was)!
    const where = `Trait ${trait.id}`
    if (was && is) {
      if (same(was, is)) return []
      const lines = wording(where, 'What it tells', traitWords(was), traitWords(is))
      return lines.length ? lines : [sentence(where, 'It is defined differently.')]
    }
    if (isAskedFor(is ? after : before, trait)) return []
    return [sentence(where, is ? `It is new: ${traitWords(trait)}.` : 'It is gone.')]
  })
}

function isAskedFor({ segments }: Config, { id }: Trait): boolean {
  return JSON.stringify(segments).includes(`"traits.${id}"`)
}

function compareGoals(before: Config, after: Config): Line[] {
  return pairs(before.goals, after.goals, ({ id }) => id).flatMap(([was, is]) => {
    const { id, name } = (is ?? was)!
    const where = `Goal ${name ?? id}`
    if (!was) return [sentence(where, `It is new: ${goalWords(is!)}.`)]
    if (!is) return [sentence(where, 'It is gone.')]
    const lines = [
      ...wording(where, 'Name', was.name ?? was.id, is.name ?? is.id),
      ...wording(where, 'What counts', goalWords(was), goalWords(is)),
    ]
    return lines.length || same(was, is) ? lines : [sentence(where, 'It is defined differently.')]
  })
}

export function goalWords({ kind, on, where }: Pick<Goal, 'kind' | 'on' | 'where'>): string {
  const which = where ? ` where ${eventWords(where)}` : ''
  return `the visitor ${didWords(on)}${which} (${kind === 'macro' ? 'a main goal' : 'a step on the way'})`
}
