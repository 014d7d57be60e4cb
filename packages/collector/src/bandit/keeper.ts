import { describe, type Experience, millisOf } from '@segue/core'
import type { Publish } from '../publish/publish.ts'
import type { Sites } from '../publish/sites.ts'
import type { Store } from '../store/store.ts'
import { banditStep, weightsText } from './bandit-step.ts'
import { coverageOf, hasStood, weightsOf } from './has-stood.ts'
import { rampStep } from './ramp-step.ts'

type Parts = {
  sites: Pick<Sites, 'list' | 'live' | 'versions' | 'version'>
  store: Pick<Store, 'countArms'>
  publish: Publish
  now: () => number
  onError: (error: unknown) => void
  /** Milliseconds until the first look, and from each to the next. */
  every?: number | undefined
}

type Step = { next: Experience; note: string }

/** Takes the steps of ramps and bandits that are due, by publishing them as a person would. */
export function startKeeper({ sites, store, publish, now, onError, every = 600_000 }: Parts) {
  let timer: NodeJS.Timeout
  let isStopped = false

  async function look(): Promise<void> {
    for (const { site } of sites.list()) {
      if (isStopped) return
      // One that fails is tried again at the next look, and is in nobody's way.
      await lookAt(site).catch(onError)
    }
  }

  async function lookAt(site: string): Promise<void> {
    const live = sites.live(site)
    if (!live || live.config.paused) return
    const { config, version } = live
    const notes: string[] = []
    const experiences: Experience[] = []
    for (const experience of config.experiences) {
      const { next, note } = await stepOf(site, experience)
      experiences.push(next)
      if (note) notes.push(`${experience.name ?? experience.id}: ${note}`)
    }
    if (isStopped || notes.length === 0) return
    const result = await publish({
      site,
      config: { ...config, experiences },
      note: notes.join('. '),
      // What somebody has published meanwhile stays, and is looked at the next time.
      from: version,
    })
    if (result.kind === 'refused') {
      throw new Error(
        `The next step of "${site}" was not published. ${notes.join('. ')}. ${result.problems.map(describe).join(' ')}`,
      )
    }
  }

  async function stepOf(site: string, experience: Experience): Promise<Step> {
    const ramped = rampedUp(site, experience)
    const weighed = await weighedAnew(site, ramped?.next ?? experience)
    return {
      next: weighed?.next ?? ramped?.next ?? experience,
      note: [ramped, weighed].flatMap((step) => step?.note ?? []).join('; '),
    }
  }

  function rampedUp(site: string, experience: Experience): Step | undefined {
    const step = rampStep(experience)
    if (!step || !isDue(site, experience, step.after, coverageOf)) return undefined
    const percent = Number((step.next.ramp!.coverage * 100).toFixed(1))
    return { next: step.next, note: `Ramp to ${percent}% of visitors` }
  }

  async function weighedAnew(site: string, experience: Experience): Promise<Step | undefined> {
    const { id, bandit } = experience
    if (!bandit || !isDue(site, experience, bandit.every, weightsOf)) return undefined
    const { cells } = await store.countArms(site, id, { goals: [bandit.goal] })
    const { audiences, next } = banditStep(experience, cells)
    if (!next) return undefined
    const weights = audiences
      .filter(({ waits }) => !waits)
      .map((audience) =>
        audiences.length > 1
          ? `${audience.audience} (${weightsText(audience)})`
          : weightsText(audience),
      )
    return { next, note: `Weights by Thompson sampling: ${weights.join(', ')}` }
  }

  function isDue(
    site: string,
    { id }: Experience,
    after: string,
    what: Parameters<typeof hasStood>[2]['what'],
  ): boolean {
    return hasStood(sites, site, { experience: id, since: now() - millisOf(after), what })
  }

  let looking: Promise<void> = Promise.resolve()
  const lookAgain = () => {
    timer = setTimeout(() => {
      looking = look()
        .catch(onError)
        .finally(() => isStopped || lookAgain())
    }, every)
    // It keeps no process alive.
    timer.unref()
  }
  lookAgain()

  return {
    async stop(): Promise<void> {
      isStopped = true
      clearTimeout(timer)
      await looking
    },
  }
}
