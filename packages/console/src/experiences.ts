import {
  type Arm,
  type Audience,
  CONTROL,
  type Config,
  EVERYONE,
  type Experience,
} from '@segue/core'
import { shareOf } from './compare-configs.ts'
import { freeId } from './rules/trait-for.ts'
import { same } from './same.ts'

/** The config with another definition of an experience. Where shares change on a live one, a phase begins. */
export function writeExperience(
  config: Config,
  live: Config,
  id: string,
  make: (experience: Experience) => Experience,
): Config {
  const was = live.experiences.find((one) => one.id === id)
  const experiences = config.experiences.map((one) => {
    if (one.id !== id) return one
    const next = make(one)
    return was ? { ...next, phase: was.phase + (sharesDiffer(was, next) ? 1 : 0) } : next
  })
  return { ...config, experiences }
}

/** Visitors before and after would be compared as if they had had the same chances. */
function sharesDiffer(was: Experience, is: Experience): boolean {
  return is.audiences.some((audience) => {
    const before = was.audiences.find(({ segment }) => segment === audience.segment)
    return before !== undefined && !same(sharesOf(before), sharesOf(audience))
  })
}

export const sharesOf = (audience: Audience): Record<string, number> =>
  Object.fromEntries(audience.arms.map((arm) => [arm.id, shareOf(audience, arm)]))

const untested = (): Arm[] => [
  { id: CONTROL, changes: [] },
  { id: 'b', name: 'Variant B', changes: [] },
]

/** A new test for everyone, of a control and a variant, on the front page. */
export function addExperience(config: Config, name: string): { config: Config; id: string } {
  const id = freeId(
    name,
    config.experiences.map((one) => one.id),
  )
  const goal = config.goals.find(({ kind }) => kind === 'macro') ?? config.goals[0]
  const experience: Experience = {
    id,
    name: name.trim() || id,
    pages: ['/'],
    phase: 1,
    goals: goal ? [goal.id] : [],
    audiences: [{ segment: EVERYONE, arms: untested() }],
  }
  return { config: { ...config, experiences: [...config.experiences, experience] }, id }
}

/**
 * An audience more: before "everyone else", which comes last. Its arms are those of the others that
 * have most, without changes and so without a name that speaks of them.
 */
export function addAudience(experience: Experience, segment: string): Experience {
  const { audiences } = experience
  const most = Math.max(...audiences.map(({ arms }) => arms.length))
  const pattern = audiences.find(({ arms }) => arms.length === most && most > 1)?.arms
  const arms = (pattern ?? untested()).map(({ id, name, weight }) => ({
    id,
    ...(name !== undefined && (id === CONTROL || /^Variant /.test(name)) && { name }),
    ...(weight !== undefined && { weight }),
    changes: [],
  }))
  const audience = { segment, arms }
  const last = audiences.findIndex((one) => one.segment === EVERYONE)
  const at = last < 0 || segment === EVERYONE ? audiences.length : last
  return {
    ...experience,
    audiences: [...audiences.slice(0, at), audience, ...audiences.slice(at)],
  }
}

/** The same audiences in another order; "everyone else" stays last. */
export function moveAudience(experience: Experience, from: number, to: number): Experience {
  const { audiences } = experience
  const rest = audiences.filter((_, index) => index !== from)
  const moved = [...rest.slice(0, to), audiences[from]!, ...rest.slice(to)]
  const isLast = ({ segment }: Audience) => segment === EVERYONE
  return {
    ...experience,
    audiences: [...moved.filter((one) => !isLast(one)), ...moved.filter(isLast)],
  }
}

/** The next free letter. */
export function nextArm(experience: Experience): Arm {
  const taken = experience.audiences.flatMap(({ arms }) => arms.map(({ id }) => id))
  const letter = [...'bcdefghijklmnopqrstuvwxyz'].find((one) => !taken.includes(one)) ?? 'x'
  const id = freeId(letter, taken)
  return { id, name: `Variant ${id.toUpperCase()}`, changes: [] }
}

/** An arm more in every audience; a control too where there was nothing to compare with. Shares are equal again. */
export function addArm(experience: Experience): Experience {
  const arm = nextArm(experience)
  return eachAudience(experience, (audience) => {
    const control = audience.arms.some(({ id }) => id === CONTROL)
      ? []
      : [{ id: CONTROL, changes: [] }]
    return { ...audience, arms: [...control, ...audience.arms, arm].map(withoutWeight) }
  })
}

/** Without an arm; what is left shares equally. An audience keeps its last one. */
export function removeArm(experience: Experience, id: string): Experience {
  return eachAudience(experience, (audience) => {
    const rest = audience.arms.filter((arm) => arm.id !== id)
    return rest.length && rest.length < audience.arms.length
      ? { ...audience, arms: rest.map(withoutWeight) }
      : audience
  })
}

/** Everybody in an audience sees this arm from now on: nothing is compared there any more. */
export function shipArm(experience: Experience, segment: string, id: string): Experience {
  return eachAudience(experience, (audience) => {
    const arm = audience.arms.find((one) => one.id === id)
    return arm && audience.segment === segment
      ? { ...audience, arms: [withoutWeight(arm)] }
      : audience
  })
}

/** An arm's share, in what the others leave over; those keep their proportions. */
export function writeShare(audience: Audience, id: string, share: number): Audience {
  const wanted = Math.min(1, Math.max(0, share))
  const others = audience.arms.filter((arm) => arm.id !== id)
  const sum = others.reduce((total, arm) => total + shareOf(audience, arm), 0)
  const arms = audience.arms.map((arm) => {
    if (arm.id === id) return { ...arm, weight: rounded(wanted) }
    const part = sum > 0 ? shareOf(audience, arm) / sum : 1 / others.length
    return { ...arm, weight: rounded((1 - wanted) * part) }
  })
  // What rounding leaves over is the last other one's.
  const total = arms.reduce((all, { weight }) => all + weight, 0)
  const last = arms.filter((arm) => arm.id !== id).at(-1) ?? arms.at(-1)!
  return {
    ...audience,
    arms: arms.map((arm) =>
      arm === last ? { ...arm, weight: rounded(arm.weight + 1 - total) } : arm,
    ),
  }
}

export function eachAudience(
  experience: Experience,
  make: (audience: Audience) => Audience,
): Experience {
  return { ...experience, audiences: experience.audiences.map(make) }
}

/** One arm of one audience. */
export function writeArm(
  experience: Experience,
  segment: string,
  id: string,
  make: (arm: Arm) => Arm,
): Experience {
  return eachAudience(experience, (audience) =>
    audience.segment === segment
      ? { ...audience, arms: audience.arms.map((arm) => (arm.id === id ? make(arm) : arm)) }
      : audience,
  )
}

const rounded = (share: number) => Math.round(share * 10_000) / 10_000

function withoutWeight({ weight: _, ...arm }: Arm): Arm {
  return arm
}
