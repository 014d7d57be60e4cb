import { type Config, type Experience, momentIn } from '@segue/core'

/** What visitors meet of an experience at a moment. */
export type ExperienceState = { kind: 'draft' | 'paused' | 'scheduled' | 'running'; words: string }

/** `live` is the config that visitors have: what it does not know is a draft. */
export function experienceState(
  live: Config,
  { id, schedule }: Experience,
  now: number,
): ExperienceState {
  if (!live.experiences.some((one) => one.id === id)) return { kind: 'draft', words: 'draft' }
  const { from, to, timezone = 'UTC' } = schedule ?? {}
  const at = (text: string) => text.replace('T', ' ')
  if (live.paused || (to && momentIn(to, timezone) <= now)) {
    return { kind: 'paused', words: 'paused' }
  }
  if (from && momentIn(from, timezone) > now) {
    return { kind: 'scheduled', words: `from ${at(from)}` }
  }
  return { kind: 'running', words: to ? `running until ${at(to)}` : 'running' }
}
