import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

type Props<T> = {
  items: T[]
  idOf: (item: T) => string
  nameOf: (item: T) => string
  move: (from: number, to: number) => void
  label: string
  children: (item: T) => ComponentChildren
}

/** A list whose order matters: by dragging a row's handle, or with the arrow keys on it. */
export function Sortable<T>({ items, idOf, nameOf, move, label, children }: Props<T>) {
  const list = useRef<HTMLOListElement>(null)
  const [held, setHeld] = useState<{ from: number; to: number } | null>(null)
  const [said, say] = useState('')

  function moveTo(from: number, to: number): void {
    if (to < 0 || to >= items.length || to === from) return
    const item = items[from]!
    move(from, to)
    say(`${nameOf(item)}: place ${to + 1} of ${items.length}`)
    // A row that is put elsewhere in the page loses the focus.
    requestAnimationFrame(() => handleOf(idOf(item))?.focus())
  }
  const handleOf = (id: string) =>
    list.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(id)}"]`)

  /** The place under the pointer. */
  function placeAt(y: number): number {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect())
    const below = rows.findIndex(({ top, height }) => y < top + height / 2)
    return below < 0 ? rows.length - 1 : below
  }

  return (
    <>
      <p class="unseen" role="status">
        {said}
      </p>
      <ol class="sortable" ref={list} aria-label={label}>
        {items.map((item, index) => {
          const isHeld = held?.from === index
          const goesHere = held && !isHeld && held.to === index
          return (
            <li
              key={idOf(item)}
              class={[
                'sortable-row',
                isHeld ? 'sortable-held' : '',
                goesHere ? (held.to > held.from ? 'sortable-after' : 'sortable-before') : '',
              ].join(' ')}
            >
              <button
                type="button"
                class="handle"
                data-handle={idOf(item)}
                aria-label={`Move ${nameOf(item)}, place ${index + 1} of ${items.length}. Use the arrow keys.`}
                onKeyDown={(event) => {
                  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
                  if (!step) return
                  event.preventDefault()
                  moveTo(index, index + step)
                }}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId)
                  setHeld({ from: index, to: index })
                }}
                onPointerMove={(event) => {
                  if (held) setHeld({ ...held, to: placeAt(event.clientY) })
                }}
                onPointerUp={() => {
                  if (held) moveTo(held.from, held.to)
                  setHeld(null)
                }}
                onPointerCancel={() => setHeld(null)}
              >
                <Icon name="grip" />
              </button>
              {children(item)}
            </li>
          )
        })}
      </ol>
    </>
  )
}
