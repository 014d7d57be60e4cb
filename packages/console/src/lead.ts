import type { Report } from '@segue/core'
import { listed, quoted } from './pictures/words.ts'
import type { ResultsTable, Row } from './results-table.ts'

/** What a report says in a sentence, and the sentences behind it. */
export type Lead = {
  kind: 'better' | 'worse' | 'same' | 'open'
  title: string
  /** Of each comparison that is settled, and of those that are not. */
  settled: Said[]
  open: Said[]
  /** Whether it pays to have an arm for each audience; empty where nothing can be said. */
  gain: string
}

export type Said = { key: string; kind: Row['kind']; audience: string; arm: string; words: string }

export function leadOf(report: Pick<Report, 'gains'>, table: ResultsTable, goal: string): Lead {
  const said = table.audiences.flatMap(({ audience, name, rows }) =>
    rows.flatMap(({ arm, result, kind }): Said[] =>
      result?.verdict
        ? [
            {
              key: `${audience}/${arm.arm}`,
              kind,
              audience: name,
              arm: arm.name,
              words: result.verdict.words,
            },
          ]
        : [],
    ),
  )
  const of = (kind: Row['kind']) => said.filter((each) => each.kind === kind)
  const [better, worse, same] = [of('better'), of('worse'), of('same')]
  return {
    ...headline({ better, worse, same }, said.length > 0),
    settled: [...better, ...worse, ...same],
    open: of('open'),
    gain: report.gains.find((each) => each.goal === goal)?.words ?? '',
  }
}

/** More than these in one sentence are not taken in. */
const MOST_NAMED = 2

function headline(
  { better, worse, same }: Record<'better' | 'worse' | 'same', Said[]>,
  isTested: boolean,
): Pick<Lead, 'kind' | 'title'> {
  const sentences = [...sentence(better, 'better'), ...sentence(worse, 'worse')]
  if (sentences.length) {
    return { kind: better.length ? 'better' : 'worse', title: sentences.join(' ') }
  }
  if (same.length) return { kind: 'same', title: 'No difference worth speaking of.' }
  return {
    kind: 'open',
    title: isTested
      ? 'Too early to say which arm is better.'
      : 'Nothing is compared: no audience has a control.',
  }
}

function sentence(said: Said[], word: string): string[] {
  if (!said.length) return []
  if (said.length > MOST_NAMED)
    return [`In ${said.length} comparisons an arm is ${word} than control.`]
  return [`${phrases(said, word)}.`]
}

/** `“A” is better for “X” and “Y”`: each arm once. */
export function phrases(said: Pick<Said, 'arm' | 'audience'>[], word: string): string {
  const arms = [...new Set(said.map(({ arm }) => arm))]
  const parts = arms.map((arm) => {
    const audiences = said
      .filter((each) => each.arm === arm)
      .map(({ audience }) => quoted(audience))
    return `${quoted(arm)} is ${word} for ${listed(audiences)}`
  })
  return parts.join(', ')
}
