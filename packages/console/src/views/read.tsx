import { useStore } from '@nanostores/preact'
import type { ReadableAtom } from 'nanostores'
import type { ComponentChildren } from 'preact'
import type { Reading } from '../reading.ts'
import { Notice, Waiting } from './notice.tsx'

type Props<T> = { from: ReadableAtom<Reading<T>>; children: (value: T) => ComponentChildren }

/** What is read, once it is here; until then that it is on its way, or why it is not. */
export function Read<T>({ from, children }: Props<T>) {
  const reading = useStore(from)
  if (reading.kind === 'waiting') return <Waiting />
  if (reading.kind === 'missing') return <Notice tone="bad">{reading.trouble}</Notice>
  return <>{children(reading.value)}</>
}
