import { EVERYONE } from './everyone.ts'
import { withNumber } from './people.ts'
import type {
  Published,
  PublishedArm,
  PublishedAudience,
  PublishedExperience,
} from './published.ts'
import type { ShownArm } from './replay-report.ts'

/**
 * A config of which everybody on an experience's pages sees the forced arm, at any time, and nothing
 * else is shown. With `segments`, of the other experiences what somebody in just these would see now.
 */
export function forceArms(
  published: Published,
  forced: ShownArm[],
  segments?: string[],
): Published {
  const experiences = published.experiences.flatMap((experience) => {
    const wanted = forced.find((each) => each.experience === experience.id)
    const { from, to, ...always } = experience
    if (wanted) return narrowed(always, ...armOf(experience, wanted))
    return segments ? narrowed(experience, ...seenIn(experience, segments)) : []
  })
  return { ...published, experiences }
}

type Found = [audience?: PublishedAudience | undefined, arm?: PublishedArm | undefined]

function armOf({ audiences }: PublishedExperience, wanted: ShownArm): Found {
  const audience = audiences.find(({ segment }) => segment === wanted.audience)
  return [audience, audience?.arms.find(({ id }) => id === wanted.arm)]
}

/** Of what is tested there the first arm that does something: a hash would show whatever it likes. */
function seenIn({ audiences }: PublishedExperience, segments: string[]): Found {
  const audience = audiences.find(
    ({ segment }) => segment === EVERYONE || segments.includes(segment),
  )
  const does = ({ changes, redirect }: PublishedArm) => changes.length || redirect
  return [audience, audience?.arms.find(does) ?? audience?.arms[0]]
}

/**
 * The experience with this arm for everyone, with the page: no share, holdout, group, trigger or cap
 * keeps anybody out, a strip has all of its rows, and a number is the least that is shown.
 */
function narrowed(
  { group: _, trigger: _t, caps: _c, ...experience }: PublishedExperience,
  audience?: PublishedAudience,
  arm?: PublishedArm,
): PublishedExperience[] {
  if (!audience || !arm) return []
  const { targets } = audience
  return [
    {
      ...experience,
      audiences: [{ segment: EVERYONE, targets, arms: [whole(arm)], ranges: [[0, 1]] }],
    },
  ]
}

const whole = ({ changes, ...arm }: PublishedArm): PublishedArm => ({
  ...arm,
  changes: changes.map((change) => {
    if (change.kind !== 'block') return change
    const { pick: _, people, ...block } = change
    if (!people) return block
    return { ...block, tree: block.tree.map((each) => withNumber(each, people.least)) }
  }),
})
