import { valueAt, withNumber } from '@segue/core'
import type { Fillers } from './fill.ts'

/** A block with its number of people; nothing while that is not known, or too few. */
export const fillNumber: NonNullable<Fillers['fillNumber']> = (change, document) => {
  const { key, least } = change.people!
  const number = valueAt(document, ['people', key]) as number | undefined
  return number! >= least
    ? [{ ...change, tree: change.tree.map((each) => withNumber(each, number!)) }]
    : []
}
