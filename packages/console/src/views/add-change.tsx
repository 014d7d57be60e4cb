import { BLOCKS, type Change, type Config } from '@segue/core'
import { useId, useState } from 'preact/hooks'
import { KINDS, type Kind, newChange } from '../new-change.ts'
import { targetsOf } from '../targets-of.ts'

/** What the arm is to change besides: of which kind, and where on the page. */
export function AddChange({ config, add }: { config: Config; add: (change: Change) => void }) {
  const id = useId()
  const [kind, setKind] = useState('text')
  const [target, setTarget] = useState('')
  const [attribute, setAttribute] = useState('title')
  const block = [...config.blocks, ...BLOCKS].find((one) => `block:${one.id}` === kind)
  const needsTarget = !(block && 'place' in block && block.place)
  const names = { target: 'Where on the page, as a CSS selector', redirect: 'Where to' }
  return (
    <form
      class="add-change"
      onSubmit={(event) => {
        event.preventDefault()
        const place = target.trim()
        if ((needsTarget && !place) || (kind === 'attribute' && !attribute.trim())) return
        add(
          block
            ? { kind: 'block', block: block.id, ...(place && { target: place }), props: {} }
            : newChange(kind as Kind, place, attribute.trim()),
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
          {config.blocks.length > 0 && <Blocks label="A block of your own" of={config.blocks} />}
          <Blocks label="A block" of={BLOCKS} />
        </select>
        {kind === 'attribute' && (
          <input
            class="filled"
            type="text"
            aria-label="Which attribute"
            value={attribute}
            onInput={(event) => setAttribute(event.currentTarget.value)}
          />
        )}
        <input
          class="filled"
          type="text"
          aria-label={kind === 'redirect' ? names.redirect : names.target}
          placeholder={
            kind === 'redirect' ? '/sale' : needsTarget ? '#hero-cta' : 'its usual place'
          }
          list={kind === 'redirect' ? undefined : `${id}-targets`}
          value={target}
          onInput={(event) => setTarget(event.currentTarget.value)}
        />
        <button type="submit">Add</button>
      </div>
      <datalist id={`${id}-targets`}>
        {targetsOf(config).map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      {block?.about && <p class="small">{block.about}</p>}
    </form>
  )
}

function Blocks({ label, of }: { label: string; of: readonly { id: string; name: string }[] }) {
  return (
    <optgroup label={label}>
      {of.map(({ id, name }) => (
        <option key={id} value={`block:${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
