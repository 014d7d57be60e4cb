import { BLOCKS, type Change, type Config, type Field } from '@segue/core'
import { useId } from 'preact/hooks'

type BlockChange = Extract<Change, { kind: 'block' }>
type Props = Record<string, unknown>

/** A block's form, drawn from what it says of its fields. */
export function BlockFields({
  change,
  blocks,
  write,
}: {
  change: BlockChange
  blocks: Config['blocks']
  write: (change: BlockChange) => void
}) {
  const form = [...blocks, ...BLOCKS].find(({ id }) => id === change.block)
  const { target = '', where } = change
  const place = (next: Partial<BlockChange>) => {
    const { target: _, where: __, ...rest } = { ...change, ...next }
    const at = next.target ?? target
    const beside = next.where ?? where
    write({ ...rest, ...(at && { target: at }), ...(at && beside && { where: beside }) })
  }
  return (
    <fieldset class="block-fields">
      <legend>{form?.name ?? change.block}</legend>
      <div class="clause">
        <input
          class="filled"
          type="text"
          aria-label="Where on the page, as a CSS selector"
          placeholder="its usual place"
          value={target}
          onInput={(event) => place({ target: event.currentTarget.value })}
        />
        {target !== '' && (
          <select
            aria-label="How it lies there"
            value={where ?? 'over'}
            onChange={(event) =>
              place({ where: event.currentTarget.value as NonNullable<typeof where> })
            }
          >
            <option value="over">in its place</option>
            <option value="before">before it</option>
            <option value="after">after it</option>
            <option value="first">inside, first</option>
            <option value="last">inside, last</option>
          </select>
        )}
      </div>
      {form?.fields.map((field) => (
        <BlockField
          key={field.name}
          field={field}
          value={change.props[field.name]}
          write={(value) => write({ ...change, props: withProp(change.props, field.name, value) })}
        />
      ))}
    </fieldset>
  )
}

/** What is left empty is left out. */
function withProp(props: Props, name: string, value: unknown): Props {
  const { [name]: _, ...rest } = props
  return value === '' || value === undefined ? rest : { ...rest, [name]: value }
}

type FieldProps = { field: Field; value: unknown; write: (value: unknown) => void }

function BlockField({ field, value, write }: FieldProps) {
  const id = useId()
  if (field.type === 'list') return <ListField field={field} value={value} write={write} />
  const label = `${field.label}${field.optional ? '' : ' *'}`
  if (field.type === 'yes') {
    return (
      <label class="check">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) =>
            write(event.currentTarget.checked || (field.optional ? undefined : false))
          }
        />
        <span>
          {field.label}
          {field.hint && <small>{field.hint}</small>}
        </span>
      </label>
    )
  }
  const text = value === undefined ? '' : String(value)
  return (
    <div class="field">
      <span id={id}>{label}</span>
      {field.type === 'choice' ? (
        <select
          aria-labelledby={id}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        >
          {(field.optional || text === '') && <option value="" />}
          {field.of.map((word) => (
            <option key={word} value={word}>
              {word.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="text"
          aria-labelledby={id}
          aria-description={field.hint}
          inputMode={field.type === 'number' ? 'decimal' : undefined}
          maxLength={field.type === 'text' ? field.most : undefined}
          placeholder={PLACEHOLDERS[field.type]}
          value={text}
          onInput={(event) => {
            const typed = event.currentTarget.value
            const isNumber =
              field.type === 'number' && typed.trim() !== '' && Number.isFinite(Number(typed))
            write(isNumber ? Number(typed) : typed)
          }}
        />
      )}
      {field.hint && <small>{field.hint}</small>}
    </div>
  )
}

const PLACEHOLDERS: Partial<Record<Field['type'], string>> = {
  link: '/sale',
  image: '/pictures/rain.svg',
  moment: '2027-06-01T00:00+02:00',
  name: 'goes_out_for',
}

function ListField({
  field,
  value,
  write,
}: FieldProps & { field: Extract<Field, { type: 'list' }> }) {
  const rows = (Array.isArray(value) ? value : []) as Props[]
  return (
    <fieldset class="block-list">
      <legend>{field.label}</legend>
      {rows.map((row, index) => (
        <div key={index} class="block-row">
          {field.of.map((inner) => (
            <BlockField
              key={inner.name}
              field={inner}
              value={row[inner.name]}
              write={(next) =>
                write(rows.map((one, at) => (at === index ? withProp(one, inner.name, next) : one)))
              }
            />
          ))}
          <button
            type="button"
            class="link"
            onClick={() => write(rows.filter((_, at) => at !== index))}
          >
            Take out<span class="unseen"> row {index + 1}</span>
          </button>
        </div>
      ))}
      {rows.length < field.most && (
        <button type="button" onClick={() => write([...rows, {}])}>
          Add one
        </button>
      )}
    </fieldset>
  )
}
