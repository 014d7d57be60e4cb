import { type Config, EVERYONE, type Experience, type ReplayReport } from '@segue/core'
import { formatCount } from './format.ts'
import { audienceName, experienceName } from './names.ts'
import { same } from './same.ts'

/** Something that would be a pity to publish; nothing that forbids it. */
export type Check = { where: string; words: string }

/** Fewer than this in 30 days decide nothing in a year. */
const FEW = 100

/** What a look at the draft, and at last month's visitors in it, finds odd in what is to be published. */
export function publishChecks(live: Config, config: Config, report: ReplayReport | null): Check[] {
  return config.experiences.flatMap((experience) => {
    const was = live.experiences.find(({ id }) => id === experience.id)
    const isSame = was && same(was, experience) && same(live.segments, config.segments)
    return isSame ? [] : checksOf(config, experience, report)
  })
}

function checksOf(config: Config, experience: Experience, report: ReplayReport | null): Check[] {
  const where = experienceName(experience)
  const tested = experience.audiences.filter(({ arms }) => arms.length > 1)
  return [
    ...(tested.length && !experience.goals.length
      ? [{ where, words: 'It has no goal, so its arms cannot be compared.' }]
      : []),
    ...tested.flatMap((audience) => {
      const place = `${where} › ${audienceName(config, audience, experience)}`
      const same = audience.arms.every(({ changes }) => changes.length === 0)
      return same ? [{ where: place, words: 'Its arms are alike: no arm changes anything.' }] : []
    }),
    ...(report?.visitors ? starved(config, experience, report) : []),
  ]
}

function starved(config: Config, experience: Experience, report: ReplayReport): Check[] {
  return experience.audiences.flatMap((audience) => {
    const shown = report.shown
      .filter((one) => one.experience === experience.id && one.audience === audience.segment)
      .reduce((sum, { visitors }) => sum + visitors, 0)
    if (shown >= FEW || (shown > 0 && audience.segment === EVERYONE)) return []
    const name = audienceName(config, audience, experience)
    const where = `${experienceName(experience)} › ${name}`
    return [
      {
        where,
        words:
          shown === 0
            ? 'Nobody of the last 30 days would have met it.'
            : `Only ${formatCount(shown)} of the last 30 days would have met it: too few to learn much.`,
      },
    ]
  })
}
