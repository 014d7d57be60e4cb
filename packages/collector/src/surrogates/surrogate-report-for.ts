import { isReserved, SURROGATE_KINDS, type SurrogateGoal, type SurrogateReport } from '@segue/core'
import { holm, isNoAnswer, type Surrogate, type SurrogateArm, surrogate } from '@segue/stats'
import type { MicroCounts } from '../store/count-micro.ts'

const ALPHA = 0.05
/** The normal distribution's, for what is counted of very many. */
const REACH = 1.959964

type Named = { id: string; name?: string | undefined }

const WARNING =
  'That a goal goes with another does not make it a stand-in. Decide by the macro goal; use a micro goal to be early, and only for changes that act as those tested here did.'

/** Counts as sentences; `micro` in the order in which their counts are. */
export function surrogateReportFor(facts: {
  site: string
  at: number
  macro: Named
  micro: Named[]
  counts: MicroCounts[]
}): SurrogateReport {
  const { site, at, macro, micro } = facts
  const counts = facts.counts.filter(({ arm }) => !isReserved(arm))
  const trials = trialsOf(counts)
  const found = micro.map((goal, n) => ({ goal, ...sumsOf(counts, n), ...answerOf(trials, n) }))
  const adjusted = holm(found.map(({ answer }) => answer?.moved.pValue ?? 1))
  const goals = found.map(({ goal, visitors, both, answer }, n): SurrogateGoal => {
    const movedPValue = adjusted.kind === 'adjusted' && answer ? adjusted.adjusted[n]! : null
    const standing = standingOf(answer, movedPValue)
    const told = {
      goal: goal.id,
      name: goal.name ?? goal.id,
      standing,
      visitors,
      both,
      movedPValue,
    }
    return {
      ...told,
      association: answer?.association
        ? {
            difference: answer.association.difference,
            interval: {
              low: answer.association.difference - REACH * answer.association.stdErr,
              high: answer.association.difference + REACH * answer.association.stdErr,
            },
          }
        : null,
      slope: answer?.slope
        ? {
            slope: answer.slope.slope,
            interval: { low: answer.slope.low, high: answer.slope.high },
          }
        : null,
      fit: answer?.fit ?? null,
      words: wordsOf(told.name, macro.name ?? macro.id, standing, answer),
    }
  })
  return {
    site,
    at,
    goal: { id: macro.id, name: macro.name ?? macro.id },
    experiences: new Set(counts.map(({ experience }) => experience)).size,
    contrasts: trials.reduce((sum, arms) => sum + arms.length - 1, 0),
    visitors: counts.reduce((sum, { visitors }) => sum + visitors, 0),
    goals: goals.sort(byStanding),
    warning: WARNING,
  }
}

/** Arms that chance has filled by the same weights: those of an experience, an audience and a phase. */
function trialsOf(counts: MicroCounts[]): MicroCounts[][] {
  const trials = new Map<string, MicroCounts[]>()
  for (const each of counts) {
    const key = JSON.stringify([each.experience, each.audience, each.phase])
    trials.set(key, [...(trials.get(key) ?? []), each])
  }
  return [...trials.values()]
}

function answerOf(trials: MicroCounts[][], n: number): { answer: Surrogate | null } {
  const answer = surrogate(
    trials.map((arms) =>
      arms.map(
        ({ visitors, macro, goals }): SurrogateArm => ({ n: visitors, macro, ...goals[n]! }),
      ),
    ),
    ALPHA,
  )
  return { answer: isNoAnswer(answer) ? null : answer }
}

function sumsOf(counts: MicroCounts[], n: number) {
  const sum = (of: 'micro' | 'both') =>
    counts.reduce((total, { goals }) => total + goals[n]![of], 0)
  return { visitors: sum('micro'), both: sum('both') }
}

function standingOf(
  answer: Surrogate | null,
  movedPValue: number | null,
): SurrogateGoal['standing'] {
  if (!answer?.slope || movedPValue === null || movedPValue >= ALPHA) return 'untested'
  const { low, high } = answer.slope
  if (low > 0) return 'moves'
  const promised = answer.association?.difference ?? 0
  return promised > 0 && high < promised ? 'only-correlates' : 'unclear'
}

function wordsOf(
  micro: string,
  macro: string,
  standing: SurrogateGoal['standing'],
  answer: Surrogate | null,
): string {
  const { slope, contrasts, association } = answer ?? {}
  const few =
    contrasts === 1
      ? ' That is one comparison: something else that this arm did may have brought both.'
      : ''
  const points = (value: number) => value.toFixed(2)
  switch (standing) {
    case 'moves':
      return `Arms that brought more "${micro}" brought more "${macro}": ${points(slope!.slope)} points for each (${points(slope!.low)} to ${points(slope!.high)}).${few}`
    case 'only-correlates':
      return `"${micro}" only goes with "${macro}": arms moved it, and ${points(association!.difference)} points for each would have followed if the one came of the other; ${points(slope!.slope)} did (${points(slope!.low)} to ${points(slope!.high)}).${few}`
    case 'unclear':
      return `Arms moved "${micro}", and whether "${macro}" follows cannot be said yet: ${points(slope!.slope)} points for each (${points(slope!.low)} to ${points(slope!.high)}).`
    case 'untested':
      return association && association.difference > REACH * association.stdErr
        ? `"${micro}" goes with "${macro}", but no arm has moved it beyond chance: visitors who want to buy may do both.`
        : `Nothing is known of "${micro}": no arm has moved it beyond chance, and it does not go with "${macro}".`
  }
}

/** What arms have shown comes first, and of it what explains most; then what goes with the goal. */
function byStanding(one: SurrogateGoal, other: SurrogateGoal): number {
  const rank = ({ standing }: SurrogateGoal) => SURROGATE_KINDS.indexOf(standing)
  const least = ({ association }: SurrogateGoal) =>
    association?.interval.low ?? Number.NEGATIVE_INFINITY
  if (rank(one) !== rank(other)) return rank(one) - rank(other)
  if (one.standing === 'moves') return (other.fit ?? 0) - (one.fit ?? 0)
  return least(other) - least(one)
}
