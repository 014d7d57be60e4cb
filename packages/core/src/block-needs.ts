import type { BlockForm } from './block-form.ts'
import { type BlockChange, blockOf } from './block-of.ts'
import { type PublishedCaps, publishCaps } from './caps.ts'
import type { Config } from './config.ts'
import type { Experience } from './experience.ts'
import type { OwnBlock } from './own-block.ts'
import { peopleKey } from './people.ts'
import type { Published, PublishedExperience } from './published.ts'

// What follows from blocks for the rest of a config.

/** What a visitor can close stays closed for a while, also where nobody has said so. */
export function capsOf(experience: Experience, config: Config): PublishedCaps | undefined {
  const { caps } = experience
  const closes = blocksIn(experience, config).some(
    ([form, { props }]) => isOverlay(form) || props.close !== undefined,
  )
  return caps || closes ? publishCaps(caps ?? {}) : undefined
}

/** One of its blocks lies over the page. */
export const liesOver = (experience: Experience, config: Config): boolean =>
  blocksIn(experience, config).some(([form]) => isOverlay(form))

/** The items that were looked at last are asked for. */
export const asksForViewed = (experiences: PublishedExperience[]): boolean =>
  changesOf(experiences).some((change) => change.kind === 'block' && change.pick?.from === 'viewed')

/** Everything that blocks want to know of people, each once. */
export function peopleAsked(config: Config): Pick<Published, 'people'> {
  const asked = config.experiences.flatMap((experience) =>
    blocksIn(experience, config).flatMap(([form, { props }]) =>
      'people' in form && form.people ? form.people(props).asked : [],
    ),
  )
  const people = [...new Map(asked.map((each) => [peopleKey(each), each])).values()]
  return people.length ? { people } : {}
}

/** Where blocks live, something is waited for, or what is shown is counted. */
export function moreOn(
  experiences: PublishedExperience[],
  { rendering }: Config,
): Pick<Published, 'more'> {
  const asking = experiences.filter(
    (experience) =>
      experience.trigger ??
      experience.caps ??
      changesOf([experience]).some(({ kind }) => kind === 'block'),
  )
  if (!asking.length) return {}
  // A page that changes its own address is all pages; and a goal is reached on any.
  const isAnywhere =
    rendering !== 'static' || asking.some(({ caps }) => caps?.reached) || asksForViewed(asking)
  return { more: isAnywhere ? '' : asking.map(({ path }) => path).join('|') }
}

const changesOf = (experiences: PublishedExperience[]) =>
  experiences.flatMap(({ audiences }) =>
    audiences.flatMap(({ arms }) => arms.flatMap(({ changes }) => changes)),
  )

const blocksIn = ({ audiences }: Experience, config: Config) =>
  audiences.flatMap(({ arms }) =>
    arms.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.kind === 'block' ? [withForm(change, config)] : [])),
    ),
  )

const withForm = (change: BlockChange, config: Config) =>
  [blockOf(config, change.block)!, change] as const

const isOverlay = (form: BlockForm | OwnBlock) => 'overlay' in form && !!form.overlay
