import type { Decision, Document, RowPick, Tree } from '@segue/core'
import { expect, it } from 'vitest'
import { fill as filling } from './fill.ts'
import { fillRows } from './fill-rows.ts'

const fill = filling({ fillRows })

const row = (id: string): Tree => ['li', { 'data-row': id }, id]
const TREE: Tree[] = [
  [
    'section',
    {},
    ['h2', {}, 'Products'],
    ['ul', { 'data-rows': '' }, ...'abcd'.split('').map(row)],
  ],
]
/** The rows that are left of a strip; nothing where the strip is not there. */
function rows(pick: RowPick, lists: { viewed: string[]; cart: string[] }): string[] | undefined {
  const change = { kind: 'block', target: '#a', where: 'after', key: 'k', tree: TREE, pick }
  const decision = { arm: { id: 'b', changes: [change] } } as unknown as Decision
  const [filled] = fill([decision], { lists } as unknown as Document)
  const [block] = filled!.arm.changes as { tree: Tree[] }[]
  if (!block) return undefined
  const text = JSON.stringify(block.tree)
  return [...text.matchAll(/"data-row":"(.)"/g)].map(([, id]) => id!)
}

it('shows rows in the visitor’s order, so many at most, each once, and only those that there are', () => {
  const lists = { viewed: ['x', 'c', 'a', 'c', 'b'], cart: [] }
  expect(rows({ from: 'viewed', most: 8 }, lists)).toEqual(['c', 'a', 'b'])
  expect(rows({ from: 'viewed', most: 2 }, lists)).toEqual(['c', 'a'])
  expect(rows({ from: 'cart', most: 8 }, lists)).toBeUndefined()
  expect(rows({ from: 'viewed', most: 8 }, { viewed: ['x'], cart: [] })).toBeUndefined()
})

it('shows what goes with the cart, and not what is in it', () => {
  const pick: RowPick = { from: 'cart', most: 8, with: { a: ['b', 'c'], b: ['a', 'd'] } }
  expect(rows(pick, { viewed: ['d'], cart: ['a'] })).toEqual(['b', 'c'])
  expect(rows(pick, { viewed: [], cart: ['a', 'b'] })).toEqual(['c', 'd'])
  expect(rows(pick, { viewed: [], cart: ['d'] })).toBeUndefined()
})
