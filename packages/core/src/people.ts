import type { Tree } from './change.ts'
import { fnv1a } from './hash.ts'

/** How many people: those with such an event in so many days, each counted once. */
export type PeopleAsked = { on: string; days: number; item?: string }

/** By which a number is known, from the collector to the page. */
export const peopleKey = ({ on, days, item }: PeopleAsked): string =>
  fnv1a(JSON.stringify([on, days, item])).toString(36)

/** Where a block has its number. */
export const NUMBER = 'data-number'

/** The tree with the number in its place; thousands are set off by a thin space, as in every language. */
export function withNumber(tree: Tree, number: number): Tree {
  if (typeof tree === 'string') return tree
  const [tag, attributes, ...children] = tree
  return NUMBER in attributes
    ? [tag, attributes, `${number}`.replace(/\B(?=(\d{3})+$)/g, '\u202f')]
    : [tag, attributes, ...children.map((child) => withNumber(child, number))]
}
