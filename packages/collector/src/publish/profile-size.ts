import { type Problem, type Published, profileCeiling } from '@segue/core'

const KB = 1024
const WARN = 32 * KB
const REFUSE = 64 * KB

/** What a visitor's browser may have to keep at worst for this config, in characters, and what is to say of it. */
export type ProfileSize = { characters: number; warnings: Problem[]; problems: Problem[] }

/** What every config has costs nothing here: nobody could make it smaller. */
export function profileSize(published: Published): ProfileSize {
  const { characters, fixed, byTrait } = profileCeiling(published)
  const own = characters - fixed
  if (own <= WARN) return { characters: own, warnings: [], problems: [] }
  const costliest = byTrait
    .slice(0, 3)
    .map(({ id, characters }) => `"${id}" (${inKb(characters)})`)
    .join(', ')
  const finding = (problem: string, limit: number): Problem => ({
    place: 'traits',
    value: `${inKb(own)} at worst`,
    problem: `${problem} ${inKb(limit)} that a visitor's browser keeps for a config`,
    remedy: `Shorten windows or take traits out. Those that may cost most: ${costliest || 'none, so there are too many segments'}.`,
  })
  return own > REFUSE
    ? {
        characters: own,
        warnings: [],
        problems: [finding('This is more than the limit of', REFUSE)],
      }
    : { characters: own, warnings: [finding('This is more than the advised', WARN)], problems: [] }
}

function inKb(characters: number): string {
  return `${(characters / KB).toFixed(1)} KB`
}
