import { type Arm, type Audience, BLOCKS, type Change, CONTROL, type Experience } from '@segue/core'
import { useId } from 'preact/hooks'
import type { BlockPicturesStore } from '../block-pictures.ts'
import { inWords } from '../compare-configs.ts'
import type { Draft, DraftStore } from '../draft.ts'
import { removeArm, writeArm } from '../experiences.ts'
import { armName } from '../names.ts'
import { AddChange } from './add-change.tsx'
import { ChangeFields } from './change-fields.tsx'
import type { WriteExperience } from './experience-editor.tsx'
import { Icon } from './icon.tsx'

type Props = {
  current: Draft
  draft: DraftStore
  experience: Experience
  audience: Audience
  arm: Arm
  blockPictures: BlockPicturesStore
  /** Whom it is for. */
  label: string
  write: WriteExperience
}

/** What one arm changes for one audience. */
export function ArmEditor(props: Props) {
  const { current, draft, experience, audience, arm, blockPictures, label, write } = props
  const title = useId()
  const put = (make: (changes: Change[]) => Change[], place?: string) =>
    write(
      (one) =>
        writeArm(one, audience.segment, arm.id, (now) => ({ ...now, changes: make(now.changes) })),
      place && `${audience.segment}/${arm.id}/${place}`,
    )
  const isControl = arm.id === CONTROL
  return (
    <section class="card" aria-labelledby={title}>
      <div class="card-head">
        <h2 id={title}>
          {label} · {armName(arm)}
        </h2>
        {experience.audiences.some(({ arms }) => arms.length > 1) && !isControl && (
          <button
            type="button"
            class="link danger"
            onClick={() => write((one) => removeArm(one, arm.id))}
          >
            Take this variant out
          </button>
        )}
      </div>
      {isControl ? (
        <p class="quiet">Sees the page as it is. The other arms are compared with it.</p>
      ) : (
        <>
          <label class="field">
            <span>Name of the variant</span>
            <input
              type="text"
              maxLength={120}
              value={arm.name ?? ''}
              onInput={(event) => {
                const name = event.currentTarget.value
                write(
                  (one) => writeArm(one, audience.segment, arm.id, (now) => ({ ...now, name })),
                  `${audience.segment}/${arm.id}/name`,
                )
              }}
            />
          </label>
          {arm.changes.length === 0 && <p class="quiet">It changes nothing yet.</p>}
          {arm.changes.map((change, index) => (
            <div key={index} class="change">
              <ChangeFields
                change={change}
                index={index}
                arm={arm}
                current={current}
                draft={draft}
                blockPictures={blockPictures}
                place={{ experience: experience.id, audience: audience.segment }}
                put={(next) =>
                  put(
                    (changes) => changes.map((one, at) => (at === index ? next : one)),
                    `${index}`,
                  )
                }
              />
              <button
                type="button"
                class="plain"
                aria-label={`Take out: ${inWords(change)}`}
                onClick={() => put((changes) => changes.filter((_, at) => at !== index))}
              >
                <Icon name="remove" />
              </button>
            </div>
          ))}
          <AddChange
            config={current.config}
            add={(change) =>
              write((one) =>
                withTrigger(
                  writeArm(one, audience.segment, arm.id, (now) => ({
                    ...now,
                    changes: [...now.changes, change],
                  })),
                  change,
                ),
              )
            }
          />
        </>
      )}
    </section>
  )
}

/** What lies over the page must wait for something. */
function withTrigger(experience: Experience, change: Change): Experience {
  const isOver =
    change.kind === 'block' && BLOCKS.find(({ id }) => id === change.block)?.overlay === true
  return isOver && !experience.trigger ? { ...experience, trigger: { on: 'exit' } } : experience
}
