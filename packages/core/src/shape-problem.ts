import type * as v from 'valibot'
import { nearName } from './near-name.ts'
import type { Problem } from './problem.ts'

/** A valibot issue in our words: the place by names where there are names, the value, the way out. */
export function shapeProblem(input: unknown, issue: v.BaseIssue<unknown>): Problem {
  const keys = (issue.path ?? []).map(({ key }) => key)
  const place = placeOf(input, keys)
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return {
      place,
      value: '',
      problem: 'This key is not known here',
      remedy: 'Correct its spelling or remove it.',
    }
  }
  if (issue.received === 'undefined') {
    return { place, value: '', problem: 'This is missing', remedy: `Add ${wanted(issue)}.` }
  }
  const choices = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, choice]) => choice!)
  if (choices.length > 1) {
    const near = nearName(issue.received.replaceAll('"', ''), choices)
    return {
      place,
      value: issue.received,
      problem: 'This is not one of the words that can stand here',
      remedy: near ? `Did you mean "${near}"?` : `Write one of: ${choices.join(', ')}.`,
    }
  }
  return {
    place,
    value: issue.received,
    problem: `This is not ${wanted(issue)}`,
    // Our own schemas say what to do; valibot's default messages only repeat what was expected.
    remedy: issue.message.startsWith('Invalid ') ? `Write ${wanted(issue)}.` : issue.message,
  }
}

const bounds: Record<string, string> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
}

function wanted({ expected, type }: v.BaseIssue<unknown>): string {
  if (!expected || type === 'regex' || type === 'check') return 'of the right form'
  const [, bound, number] = /^([<>]=?)(.+)/.exec(expected) ?? []
  if (bound) {
    const words = `${bounds[bound]} ${number}`
    return type.endsWith('length') ? `of a length of ${words}` : `a number of ${words}`
  }
  return expected === 'Object' ? 'an object' : expected === 'Array' ? 'a list' : expected
}

/** `experiences "hero" › audiences 2 › arms "b" › text` */
function placeOf(input: unknown, keys: unknown[]): string {
  const steps: string[] = []
  let value = input
  for (const key of keys) {
    value = (value as Record<string, unknown> | undefined)?.[key as string]
    if (typeof key !== 'number') {
      steps.push(String(key))
      continue
    }
    const named = value as { id?: unknown; segment?: unknown } | undefined
    const name = named?.id ?? named?.segment
    steps.push(
      `${steps.pop() ?? ''} ${typeof name === 'string' ? JSON.stringify(name) : key + 1}`.trim(),
    )
  }
  return steps.join(' › ') || 'the config'
}
