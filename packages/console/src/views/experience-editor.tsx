import { useStore } from '@nanostores/preact'
import { CONTROL, EVERYONE, type Experience } from '@segue/core'
import { useState } from 'preact/hooks'
import type { BlockPicturesStore } from '../block-pictures.ts'
import type { Draft, DraftStore } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import { addArm, addAudience, writeExperience } from '../experiences.ts'
import { audienceName, experienceName, segmentName } from '../names.ts'
import type { PowerStore } from '../power.ts'
import type { RouteStore } from '../route.ts'
import type { SuggestionsStore } from '../suggestions.ts'
import { ArmEditor } from './arm-editor.tsx'
import { ArmGrid } from './arm-grid.tsx'
import { BackLink } from './back-link.tsx'
import { ExperienceEnds } from './experience-ends.tsx'
import { GoalPicker } from './goal-picker.tsx'
import { Heading } from './heading.tsx'
import { NameField } from './name-field.tsx'
import { PageRules } from './page-rules.tsx'
import { PowerPanel } from './power-panel.tsx'
import { RolloutFields } from './rollout-fields.tsx'
import { Soon } from './soon.tsx'
import { TimingFields } from './timing-fields.tsx'
import { TrafficFields } from './traffic-fields.tsx'

type Props = {
  current: Draft
  draft: DraftStore
  route: RouteStore
  experience: Experience
  estimate: EstimateStore
  suggestions: SuggestionsStore
  power: PowerStore
  blockPictures: BlockPicturesStore
}

/** Writes the experience that one looks at; what is typed at one place is one step. */
export type WriteExperience = (make: (experience: Experience) => Experience, place?: string) => void

export function ExperienceEditor(props: Props) {
  const { current, draft, route, experience, estimate, suggestions, power } = props
  const { config, base } = current
  const { id, audiences } = experience
  const { report, problems } = useStore(estimate.$estimate)
  const wanted = useStore(route.$route).audience
  const audience = audiences.find(({ segment }) => segment === wanted) ?? audiences[0]!
  const [armId, setArm] = useState('')
  const arm =
    audience.arms.find((one) => one.id === armId) ??
    audience.arms.find((one) => one.id !== CONTROL) ??
    audience.arms[0]!
  const write: WriteExperience = (make, place) =>
    draft.edit(
      (now) => writeExperience(now, base.config, id, make),
      place && `experiences/${id}/${place}`,
    )
  const free = config.segments.filter((one) => !audiences.some(({ segment }) => segment === one.id))
  const hasEveryone = audiences.some(({ segment }) => segment === EVERYONE)
  return (
    <>
      <BackLink href={route.href({ experience: '', audience: '' })}>All experiences</BackLink>
      <Heading title={experienceName(experience)}>
        <p class="small">
          <code>{id}</code>
        </p>
      </Heading>
      <div class="editor segment-editor">
        <div class="segment-parts">
          <NameField
            name={experience.name ?? ''}
            write={(name) => write((one) => ({ ...one, name }), 'name')}
          />
          <PageRules experience={experience} write={write} suggestions={suggestions} />
          <section class="card" aria-labelledby="grid-title">
            <h2 id="grid-title">Who sees what</h2>
            <ArmGrid
              config={config}
              experience={experience}
              chosen={{ segment: audience.segment, arm: arm.id }}
              choose={(segment, one) => {
                setArm(one)
                route.go({ experience: id, audience: segment })
              }}
              write={write}
            />
            <div class="rule-adds">
              <label class="add-audience">
                <span class="unseen">Add an audience</span>
                <select
                  value=""
                  onChange={(event) => {
                    const segment = event.currentTarget.value
                    event.currentTarget.value = ''
                    if (segment) write((one) => addAudience(one, segment))
                  }}
                >
                  <option value="">Add an audience…</option>
                  {free.map((segment) => (
                    <option key={segment.id} value={segment.id}>
                      {segmentName(config, segment.id)}
                    </option>
                  ))}
                  {!hasEveryone && <option value={EVERYONE}>Everyone else</option>}
                </select>
              </label>
              <button type="button" onClick={() => write(addArm)}>
                Add a variant
              </button>
            </div>
          </section>
          <ArmEditor
            key={`${audience.segment}/${arm.id}`}
            current={current}
            draft={draft}
            experience={experience}
            audience={audience}
            arm={arm}
            blockPictures={props.blockPictures}
            label={`${audienceName(config, audience, experience)}`}
            write={write}
          />
          <Soon>
            <GoalPicker config={config} experience={experience} draft={draft} write={write} />
            <TrafficFields
              experience={experience}
              audience={audience}
              config={config}
              write={write}
            />
            <RolloutFields config={config} experience={experience} write={write} />
            <TimingFields experience={experience} write={write} />
            <ExperienceEnds {...props} audience={audience} write={write} />
          </Soon>
        </div>
        <PowerPanel
          config={config}
          experience={experience}
          audience={audience}
          report={report}
          problems={problems}
          power={power}
        />
      </div>
    </>
  )
}
