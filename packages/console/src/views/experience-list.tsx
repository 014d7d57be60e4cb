import { useStore } from '@nanostores/preact'
import type { Experience, ReplayReport } from '@segue/core'
import { useState } from 'preact/hooks'
import type { Draft, DraftStore } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import { type ExperienceState, experienceState } from '../experience-state.ts'
import { addExperience } from '../experiences.ts'
import { formatCount, plural } from '../format.ts'
import { audienceName, experienceName } from '../names.ts'
import type { RouteStore } from '../route.ts'
import { moved } from '../segments.ts'
import { Heading } from './heading.tsx'
import { Empty } from './notice.tsx'
import { Sortable } from './sortable.tsx'

type Props = { current: Draft; draft: DraftStore; route: RouteStore; estimate: EstimateStore }

export function ExperienceList({ current, draft, route, estimate }: Props) {
  const { config } = current
  const { report } = useStore(estimate.$estimate)
  const [name, setName] = useState('')
  return (
    <>
      <Heading title="Experiences" />
      <form
        class="from-scratch"
        onSubmit={(event) => {
          event.preventDefault()
          if (!name.trim()) return
          const { config: more, id } = addExperience(config, name)
          draft.edit(() => more)
          route.go({ experience: id, audience: '' })
        }}
      >
        <label for="experience-name">A new experience, called</label>
        <div class="from-scratch-row">
          <input
            id="experience-name"
            type="text"
            required
            maxLength={120}
            placeholder="Front page for returning visitors"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" class="primary">
            Make it
          </button>
        </div>
      </form>
      {config.experiences.length === 0 ? (
        <Empty title="There is no experience yet">
          <p>
            An experience changes words or pieces of a page for a segment, and tests them against
            the page as it is. Give it a name above to begin.
          </p>
        </Empty>
      ) : (
        <>
          <p class="lead">
            The order is the priority: where two would change the same part of a page, the upper one
            does.
          </p>
          <p class="small list-head" aria-hidden="true">
            Would have met it in 30 days
          </p>
          <Sortable
            label="Experiences by priority"
            items={config.experiences}
            idOf={({ id }) => id}
            nameOf={experienceName}
            move={(from, to) =>
              draft.edit((now) => ({ ...now, experiences: moved(now.experiences, from, to) }))
            }
          >
            {(experience) => (
              <Row
                current={current}
                experience={experience}
                report={report}
                href={route.href({ experience: experience.id, audience: '' })}
              />
            )}
          </Sortable>
        </>
      )}
    </>
  )
}

const BADGES: Record<ExperienceState['kind'], string> = {
  draft: 'badge-exposure',
  running: 'badge-live',
  scheduled: 'badge-micro',
  paused: 'badge-micro',
}

function Row({
  current: { config, base },
  experience,
  report,
  href,
}: {
  current: Draft
  experience: Experience
  report: ReplayReport | null
  href: string
}) {
  const { id, audiences, pages } = experience
  const state = experienceState(base.config, experience, Date.now())
  const lost = report?.lost.filter((loss) => loss.experience === id) ?? []
  const met = report && (report.reach.find(({ experience }) => experience === id)?.visitors ?? 0)
  const nameOf = (other: string) =>
    experienceName(config.experiences.find((one) => one.id === other) ?? { id: other })
  return (
    <div class="segment-row">
      <div class="segment-row-words">
        <a class="segment-row-name" href={href}>
          {experienceName(experience)}
        </a>{' '}
        <span class={`badge ${BADGES[state.kind]}`}>{state.words}</span>
        <p class="small">
          {pages.join(', ')} ·{' '}
          {audiences.map((one) => audienceName(config, one, experience)).join(', ')}
        </p>
        {lost.map(({ audience, to, visitors }) => (
          <p key={audience + to} class="small lost">
            Loses {plural(visitors, 'visitor')} of{' '}
            {audienceName(config, { segment: audience, arms: [] }, experience)} to {nameOf(to)}
          </p>
        ))}
      </div>
      <p class="segment-row-figures">
        {met !== null && (
          <>
            <b>{formatCount(met)}</b> <span class="unseen">would have met it in 30 days</span>
          </>
        )}
      </p>
    </div>
  )
}
