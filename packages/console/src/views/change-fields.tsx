import type { Arm, Change } from '@segue/core'
import type { BlockPicturesStore } from '../block-pictures.ts'
import { describePlace, inWords } from '../compare-configs.ts'
import type { Draft, DraftStore } from '../draft.ts'
import { type Field, fieldKey, fieldsOf, findField, placeOf, writeField } from '../edit-config.ts'
import { stylesOf, stylesText } from '../style-text.ts'
import { BlockFields } from './block-fields.tsx'
import { BlockPicture } from './block-picture.tsx'
import { FilledInput } from './filled-input.tsx'
import { TextField } from './text-field.tsx'

type Put = (change: Change) => void
type Props = {
  change: Change
  index: number
  arm: Arm
  current: Draft
  draft: DraftStore
  blockPictures: BlockPicturesStore
  place: { experience: string; audience: string }
  put: Put
}

/** What is filled in for a change, by its kind. */
export function ChangeFields(props: Props) {
  const { change, index, arm, current, draft, blockPictures, place, put } = props
  const { blocks } = current.config
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
  switch (change.kind) {
    case 'block':
      return (
        <div class="block-beside">
          <BlockFields change={change} blocks={blocks} write={put} />
          <BlockPicture
            asked={{ block: change.block, props: change.props, blocks }}
            pictures={blockPictures}
          />
        </div>
      )
    case 'hide':
    case 'remove':
    case 'text':
    case 'attribute':
      return <p>{inWords(change)}</p>
    default:
      return (
        <fieldset class="block-fields">
          <legend>{describePlace(change)}</legend>
          <OfKind change={change} put={put} />
        </fieldset>
      )
  }
}

type Other = Exclude<Change, { kind: 'block' | 'hide' | 'remove' | 'text' | 'attribute' }>

function OfKind({ change, put }: { change: Other; put: Put }) {
  switch (change.kind) {
    case 'link':
      return (
        <Line
          label="Where it leads"
          value={change.href}
          write={(href) => put({ ...change, href })}
        />
      )
    case 'redirect':
      return <Line label="Where to" value={change.to} write={(to) => put({ ...change, to })} />
    case 'image':
      return (
        <>
          <Line
            label="Address of the picture"
            value={change.src}
            write={(src) => {
              // What was for other sizes is of the old picture.
              const { srcset: _, sizes: __, ...rest } = change
              put({ ...rest, src })
            }}
          />
          <Line
            label="What it shows, for whoever cannot see it"
            value={change.alt ?? ''}
            write={(alt) => put({ ...change, alt })}
          />
        </>
      )
    case 'class':
      return (
        <>
          <Line
            label="Classes to add"
            value={change.add.join(' ')}
            write={(text) => put({ ...change, add: namesIn(text) })}
          />
          <Line
            label="Classes to take away"
            value={change.remove.join(' ')}
            write={(text) => put({ ...change, remove: namesIn(text) })}
          />
        </>
      )
    case 'style':
      return (
        <Line
          label="Style, such as color: #a00; font-weight: 600"
          value={stylesText(change.styles)}
          write={(text) => {
            const styles = stylesOf(text)
            if (Object.keys(styles).length) put({ ...change, styles })
          }}
        />
      )
    case 'content':
      return <Html value={change.html} write={(html) => put({ ...change, html })} />
    case 'insert':
      return (
        <>
          <Beside where={change.where} write={(where) => put({ ...change, where })} />
          <Html value={change.html} write={(html) => put({ ...change, html })} />
        </>
      )
    case 'move':
      return (
        <>
          <Beside where={change.where} write={(where) => put({ ...change, where })} />
          <Line
            label="Of which element, as a CSS selector"
            value={change.to}
            write={(to) => to.trim() && put({ ...change, to })}
          />
        </>
      )
  }
}

const namesIn = (text: string) => [...new Set(text.split(/\s+/).filter(Boolean))]

type Fill = { label: string; value: string; write: (value: string) => void }

function Line({ label, value, write }: Fill) {
  return (
    <div class="field">
      <span aria-hidden="true">{label}</span>
      <FilledInput label={label} type="text" value={value} write={write} />
    </div>
  )
}

function Html({ value, write }: Omit<Fill, 'label'>) {
  return (
    <label class="field">
      <span>HTML: what is not safe on a page is refused</span>
      <textarea
        rows={4}
        maxLength={20_000}
        value={value}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </label>
  )
}

type Where = Extract<Change, { kind: 'insert' }>['where']

function Beside({ where, write }: { where: Where; write: (where: Where) => void }) {
  return (
    <select
      aria-label="How it lies there"
      value={where}
      onChange={(event) => write(event.currentTarget.value as Where)}
    >
      <option value="before">before it</option>
      <option value="after">after it</option>
      <option value="first">inside, first</option>
      <option value="last">inside, last</option>
    </select>
  )
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
