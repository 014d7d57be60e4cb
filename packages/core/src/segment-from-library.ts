import { ConfigError } from './config-error.ts'
import type { LibraryEntry, Question } from './library-entry.ts'
import { nearName } from './near-name.ts'
import type { Problem } from './problem.ts'
import type { Segment } from './segment.ts'
import type { Trait } from './trait.ts'

/** What a config needs for one segment. */
export type ReadySegment = { traits: Trait[]; segment: Segment }
type Answer = string | number | string[]
type Fault = Pick<Problem, 'problem' | 'remedy'>

const LONGEST_NAME = 120

/**
 * A ready segment with a marketer's answers; what is not answered is as the library has it. A
 * command line or a form gives texts, so `"50"` will do for a number and `"DE, AT"` for a list.
 * Throws a `ConfigError` with everything that is wrong with the answers.
 */
export function segmentFromLibrary(
  entry: LibraryEntry,
  given: Record<string, unknown> = {},
): ReadySegment {
  const { id, name, ask = [], traits, segment } = entry
  const problems = unasked(entry, Object.keys(given))
  const answers: Record<string, Answer> = {}
  for (const question of ask) {
    const told = given[question.id]
    const read = told === undefined ? question.default : readAnswer(question, told)
    if (typeof read === 'object' && 'problem' in read) {
      problems.push({ place: `${id}.${question.id}`, value: JSON.stringify(told) ?? '', ...read })
    } else answers[question.id] = read
  }
  if (problems.length) throw new ConfigError(problems)

  // A number says nothing without its label; words tell one fan from another.
  const words = Object.values(answers).flatMap((each) => (typeof each === 'number' ? [] : each))
  const full = words.length ? `${name} (${words.join(', ')})` : name
  return {
    traits: filledIn(traits, answers) as Trait[],
    segment: {
      id,
      name: full.length > LONGEST_NAME ? `${full.slice(0, LONGEST_NAME - 1)}…` : full,
      ...(filledIn(segment, answers) as LibraryEntry['segment']),
    },
  }
}

function unasked({ id, ask = [] }: LibraryEntry, names: string[]): Problem[] {
  const known = ask.map((question) => question.id)
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearName(name, known)
      return {
        place: id,
        value: `"${name}"`,
        problem: 'There is nothing of this name to fill in',
        remedy: near
          ? `Did you mean "${near}"?`
          : known.length
            ? `Fill in: ${known.join(', ')}.`
            : 'Leave it out: this segment is ready as it is.',
      }
    })
}

function readAnswer(question: Question, told: unknown): Answer | Fault {
  switch (question.kind) {
    case 'text': {
      const text = typeof told === 'string' ? told.trim() : ''
      return text || { problem: 'This must be a text', remedy: example(question) }
    }
    case 'number': {
      const { least } = question
      // Number('') is 0, and nobody who left a field empty meant that.
      const number = typeof told === 'string' && told.trim() ? Number(told) : told
      return typeof number === 'number' && Number.isFinite(number) && number >= least
        ? number
        : { problem: `This must be a number of at least ${least}`, remedy: example(question) }
    }
    case 'list': {
      const list = typeof told === 'string' ? told.split(',') : Array.isArray(told) ? told : []
      const texts = list.map((each) => `${each}`.trim()).filter(Boolean)
      const { pattern, looks } = question.each ?? { pattern: '', looks: 'a text' }
      return texts.length && texts.every((text) => new RegExp(pattern).test(text))
        ? [...new Set(texts)]
        : { problem: `This must be a list in which each is ${looks}`, remedy: example(question) }
    }
  }
}

const example = ({ label, default: usual }: Question) =>
  `${label}: give it as in "${Array.isArray(usual) ? usual.join(',') : usual}".`

/** A copy in which every text that is a question's id in braces is the answer to it. */
function filledIn(value: unknown, answers: Record<string, Answer>): unknown {
  if (typeof value === 'string') {
    const [, asked] = /^\{(\w+)\}$/.exec(value) ?? []
    const answer = asked === undefined ? undefined : answers[asked]
    return answer === undefined ? value : Array.isArray(answer) ? [...answer] : answer
  }
  if (Array.isArray(value)) return value.map((each) => filledIn(each, answers))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, filledIn(inner, answers)]),
  )
}
