import { type PublishedChange, type Token, valueAt } from '@segue/core'
import type { Fillers } from './fill.ts'

const LONGEST = 200

/** A text with its places filled; with its own words for what nobody knows. */
export const fillText: NonNullable<Fillers['fillText']> = (change, document) => {
  const parts = change.text.map((part: string | Token) => {
    if (typeof part === 'string') return part
    const value = valueAt(document, part[0].split('.'))
    return (/^[sn]/.test(typeof value) && `${value}`.slice(0, LONGEST)) || part[1]
  })
  return [{ ...change, kind: 'text', text: parts.join('') } as PublishedChange]
}
