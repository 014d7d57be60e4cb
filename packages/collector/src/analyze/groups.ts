import type { Cell } from './cells.ts'

/** All rows, or those of one value of a segment column. */
export type Group = { segment: string | null; value: string | null; cells: Cell[] }

/** All rows first, then each value of each segment column, in the order of the values. */
export function groupsOf(cells: Cell[], segments: string[]): Group[] {
  const all = { segment: null, value: null, cells: cells.filter(({ segment }) => segment === null) }
  const named = segments.flatMap((segment) => {
    const own = cells.filter((cell) => cell.segment === segment && cell.value !== '')
    return [...new Set(own.map(({ value }) => value))]
      .sort(new Intl.Collator('en', { numeric: true }).compare)
      .map((value) => ({ segment, value, cells: own.filter((cell) => cell.value === value) }))
  })
  return [all, ...named]
}

export const ofArm = (cells: Cell[], wanted: string) => cells.filter(({ arm }) => arm === wanted)
export const rowsOf = (cells: Cell[]) => cells.reduce((sum, { rows }) => sum + rows, 0)
