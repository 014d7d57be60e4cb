import { type Arm, type Audience, BLOCKS, type Change, CONTROL, type Experience } from '@segue/core'
import { useId, useState } from 'preact/hooks'
import { inWords } from '../compare-configs.ts'
import type { Draft, DraftStore } from '../draft.ts'
import { type Field, fieldKey, fieldsOf, findField, placeOf, writeField } from '../edit-config.ts'
import { removeArm, writeArm } from '../experiences.ts'
import { armName } from '../names.ts'
import { BlockFields } from './block-fields.tsx'
import type { WriteExperience } from './experience-editor.tsx'
import { Icon } from './icon.tsx'
import { TextField } from './text-field.tsx'

type Props = {
  current: Draft
  draft: DraftStore
  experience: Experience
  audience: Audience
  arm: Arm
  /** Whom it is for. */
  label: string
  write: WriteExperience
}

/** What one arm changes for one audience. */
export function ArmEditor({ current, draft, experience, audience, arm, label, write }: Props) {
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

function ChangeFields({
  change,
  index,
  arm,
  current,
  draft,
  place,
  put,
}: {
  change: Change
  index: number
  arm: Arm
  current: Draft
  draft: DraftStore
  place: { experience: string; audience: string }
  put: (change: Change) => void
}) {
  const field = fieldsOf(place.experience, place.audience, arm).find((one) => one.index === index)
  if (field) {
    return (
      <TextField
        field={field}
        before={findField(current.base.config, field)?.value ?? ''}
        problem={problemOf(field, current)}
        edit={(at, value) => draft.edit((config) => writeField(config, at, value), fieldKey(at))}
      />
    )
  }
  if (change.kind === 'block') {
    return <BlockFields change={change} blocks={current.config.blocks} write={put} />
  }
  if (change.kind === 'link') {
    return (
      <label class="field">
        <span>
          Link of <code>{change.target}</code>
        </span>
        <input
          type="text"
          value={change.href}
          onInput={(event) => put({ ...change, href: event.currentTarget.value })}
        />
      </label>
    )
  }
  return <p>{inWords(change)}</p>
}

/** What lies over the page must wait for something. */
function withTrigger(experience: Experience, change: Change): Experience {
  const isOver =
    change.kind === 'block' && BLOCKS.find(({ id }) => id === change.block)?.overlay === true
  return isOver && !experience.trigger ? { ...experience, trigger: { on: 'exit' } } : experience
}

const KINDS = [
  ['text', 'Other words'],
  ['link', 'Another link'],
  ['hide', 'Hide something'],
  ['redirect', 'Send to another page'],
] as const

/** What the arm is to change besides: of which kind, and where on the page. */
function AddChange({ add }: { add: (change: Change) => void }) {
  const id = useId()
  const [kind, setKind] = useState('text')
  const [target, setTarget] = useState('')
  const block = BLOCKS.find((one) => `block:${one.id}` === kind)
  const needsTarget = !block?.place
  return (
    <form
      class="add-change"
      onSubmit={(event) => {
        event.preventDefault()
        const place = target.trim()
        if (needsTarget && !place) return
        add(
          block
            ? { kind: 'block', block: block.id, ...(place && { target: place }), props: {} }
            : newChange(kind, place),
        )
        setTarget('')
      }}
    >
      <label for={`${id}-kind`}>Add a change</label>
      <div class="clause">
        <select
          id={`${id}-kind`}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
        >
          {KINDS.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
          <optgroup label="A block">
            {BLOCKS.map(({ id, name }) => (
              <option key={id} value={`block:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
        <input
          class="filled"
          type="text"
          aria-label={kind === 'redirect' ? 'Where to' : 'Where on the page, as a CSS selector'}
          placeholder={
            kind === 'redirect' ? '/sale' : needsTarget ? '#hero-cta' : 'its usual place'
          }
          value={target}
          onInput={(event) => setTarget(event.currentTarget.value)}
        />
        <button type="submit">Add</button>
      </div>
      {block && <p class="small">{block.about}</p>}
    </form>
  )
}

function newChange(kind: string, place: string): Change {
  switch (kind) {
    case 'hide':
      return { kind: 'hide', target: place }
    case 'link':
      return { kind: 'link', target: place, href: '/' }
    case 'redirect':
      return { kind: 'redirect', to: place }
    default:
      return { kind: 'text', target: place, text: '' }
  }
}

/** What the collector found wrong with just this field. */
function problemOf(field: Field, { outcome }: Draft): string | null {
  if (outcome.kind !== 'refused') return null
  const place = placeOf(field)
  const found = outcome.problems.find(
    (problem) => problem.place === place || problem.place.startsWith(`${place} ›`),
  )
  return found ? `${found.problem}. ${found.remedy}` : null
}
