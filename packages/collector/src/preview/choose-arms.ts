import { type Config, nearName, type ShownArm } from '@segue/core'

/** Without an experience nothing is forced: it is shown what somebody in these segments sees. */
export type Wanted = {
  experience?: string | undefined
  audience?: string | undefined
  arm?: string | undefined
  segments?: string[] | undefined
}

/** What each link shows: one for every arm that is meant. Or what there is in the place of a name that is none. */
export function chooseArms(config: Config, wanted: Wanted): ShownArm[][] | { fault: string } {
  const { experiences, segments } = config
  const stranger = wanted.segments?.find((id) => !segments.some((segment) => segment.id === id))
  if (stranger !== undefined) {
    return unknown(`Site "${config.site}"`, 'segment', stranger, idsOf(segments))
  }
  if (wanted.experience === undefined) return [[]]
  const experience = experiences.find(({ id }) => id === wanted.experience)
  if (!experience) {
    return unknown(`Site "${config.site}"`, 'experience', wanted.experience, idsOf(experiences))
  }
  const called = `Experience "${experience.id}"`
  const ids = experience.audiences.map(({ segment }) => segment)
  const audiences = experience.audiences.filter(
    ({ segment }) => wanted.audience === undefined || segment === wanted.audience,
  )
  if (!audiences.length) return unknown(called, 'audience', wanted.audience!, ids)
  const chosen = audiences.flatMap(({ segment, arms }) =>
    arms
      .filter(({ id }) => wanted.arm === undefined || id === wanted.arm)
      .map(({ id }) => ({ experience: experience.id, audience: segment, arm: id })),
  )
  if (!chosen.length) {
    const arms = [...new Set(audiences.flatMap((audience) => idsOf(audience.arms)))]
    const where =
      wanted.audience === undefined ? called : `${called}, audience "${wanted.audience}",`
    return unknown(where, 'arm', wanted.arm!, arms)
  }
  return chosen.map((arm) => [arm])
}

const idsOf = (things: { id: string }[]) => things.map(({ id }) => id)

function unknown(where: string, what: string, name: string, known: string[]): { fault: string } {
  const near = nearName(name, known)
  return {
    fault:
      `${where} has no ${what} "${name}".` +
      (near === undefined ? '' : ` Did you mean "${near}"?`) +
      ` It has: ${known.join(', ') || 'none'}.`,
  }
}
