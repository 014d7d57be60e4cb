import type { Config, ShownArm } from '@segue/core'
import { audienceNames } from '../report/audience-names.ts'
import type { Preview } from './preview-token.ts'

/** What a preview says of itself, by the names that people have given; `hint` has the ids. */
export function previewFacts(config: Config, { of, shown, segments }: Preview, live: number) {
  const names = shown.map((each) => namesOf(config, each))
  const title = names.map(({ experience }) => experience).join(' + ')
  const source = of.kind === 'draft' ? ['Draft'] : of.version === live ? [] : [versionName(of)]
  const viewers = segments?.map((id) => segmentName(config, id)).join(' + ')
  return {
    shown,
    title: `Preview: ${title || 'all experiences'}`,
    details: [
      ...names.flatMap(({ audience, arm }) => [audience, arm]),
      ...(viewers === undefined ? [] : [`For ${viewers || 'somebody in no segment'}`]),
      ...source,
    ],
    hint: shown
      .map(({ experience, audience, arm }) => `${experience}/${audience}/${arm}`)
      .join(' '),
  }
}

const versionName = ({ version }: { version: number }) => `Version ${version}`

const segmentName = ({ segments }: Config, id: string) =>
  segments.find((segment) => segment.id === id)?.name ?? id

/** As the report calls them. */
export function namesOf(config: Config, shown: ShownArm): ShownArm {
  const experience = config.experiences.find(({ id }) => id === shown.experience)
  const audience =
    experience &&
    audienceNames(config, experience, []).find((each) => each.audience === shown.audience)
  return {
    experience: experience?.name ?? shown.experience,
    audience: audience?.name ?? shown.audience,
    arm: audience?.arms.find(({ arm }) => arm === shown.arm)?.name ?? shown.arm,
  }
}
