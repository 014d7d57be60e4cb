import type { Config, Experience } from '@segue/core'
import { formatPart } from './format.ts'
import { didWords, lengthWords, spanWords } from './rules/trait-words.ts'

/** When it begins, in words. */
export function triggerWords(trigger: Experience['trigger']): string {
  switch (trigger?.on) {
    case undefined:
    case 'load':
      return 'with the page'
    case 'present':
      return `when ${trigger.target} is there`
    case 'visible':
      return `when half of ${trigger.target} is seen`
    case 'scroll':
      return `after ${trigger.depth}% of the page were seen`
    case 'dwell':
      return `after ${trigger.seconds} seconds on the page`
    case 'exit':
      return 'when the visitor is about to leave'
    case 'idle':
      return `after ${trigger.seconds} seconds without doing anything`
    case 'event':
      return `when the visitor ${didWords(trigger.name)}`
    case 'manual':
      return 'when the page says so'
  }
}

export function scheduleWords(schedule: Experience['schedule']): string {
  if (!schedule || (!schedule.from && !schedule.to)) return 'always'
  const { from, to, timezone } = schedule
  const at = (text: string) => text.replace('T', ' ')
  return [from && `from ${at(from)}`, to && `until ${at(to)}`, `(${timezone})`]
    .filter(Boolean)
    .join(' ')
}

export function capsWords(caps: Experience['caps']): string {
  if (!caps || !Object.keys(caps).length) return 'as often as it fits'
  const { visit, visitor, closed, reached, afterInteraction } = caps
  const rest = (length: string) => (length === 'forever' ? 'for ever' : `for ${spanWords(length)}`)
  return [
    visit && `on at most ${visit} page views of a visit`,
    visitor && `on at most ${visitor} page views in all`,
    closed && `rests ${rest(closed)} when closed`,
    reached && `rests ${rest(reached)} when a goal is reached`,
    afterInteraction && 'not before the visitor has done something',
  ]
    .filter(Boolean)
    .join(', ')
}

export function groupWords(group: Experience['group']): string {
  if (!group) return 'in none'
  return `${formatPart(group.to - group.from)} of the visitors of “${group.id}” (from ${formatPart(group.from)} to ${formatPart(group.to)})`
}

export const holdoutWords = (share: number | undefined): string =>
  share ? `${formatPart(share)} of the visitors see nothing of it` : 'nobody'

export function rampWords(ramp: Experience['ramp']): string {
  if (!ramp) return 'all at once'
  const next = ramp.next.map(
    ({ coverage, after }) => `${formatPart(coverage)} after ${spanWords(after)}`,
  )
  return [formatPart(ramp.coverage), ...next].join(', then ')
}

export function banditWords({ goals }: Config, bandit: Experience['bandit']): string {
  if (!bandit) return 'as they are set'
  const goal = goals.find(({ id }) => id === bandit.goal)?.name ?? bandit.goal
  return `by a bandit for ${goal}, at least ${formatPart(bandit.floor)} each, every ${lengthWords(bandit.every)} at most`
}

/** What must not get worse: `fewer Letter, more Refund`. */
export function guardrailWords(
  { goals }: Config,
  guardrails: Experience['guardrails'] = [],
): string {
  const words = guardrails.map(({ goal, worse }) => {
    const name = goals.find(({ id }) => id === goal)?.name ?? goal
    return `${worse === 'more' ? 'not more' : 'not fewer'} of “${name}”`
  })
  return ['speed, errors and bounces', ...words].join(', ')
}

/** Goals by their names. */
export function goalNames({ goals }: Config, ids: string[]): string {
  return ids.map((id) => goals.find((goal) => goal.id === id)?.name ?? id).join(', ')
}
