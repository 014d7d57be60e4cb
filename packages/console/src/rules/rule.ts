import type { Condition } from '@segue/core'

/** How rules are taken together. */
export type Join = 'all' | 'any' | 'none'

/** One operator on one value; `=` where the condition gives a bare value. */
export type ClauseRule = { kind: 'clause'; path: string; operator: string; wanted: unknown }
export type GroupRule = { kind: 'group'; join: Join; rules: Rule[] }
/** What the builder has no form for: it stays as it was written. */
export type JsonRule = { kind: 'json'; condition: Condition }

/** A condition as people read it: a tree of clauses. */
export type Rule = ClauseRule | GroupRule | JsonRule

/** Between a list and the property that is asked of its elements: `items[].item_category`. */
export const ELEMENT = '[].'
