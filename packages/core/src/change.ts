import * as v from 'valibot'

const target = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(500),
  v.description('A CSS selector: every element that it matches is changed.'),
)

const text = v.strictObject({
  kind: v.literal('text'),
  target,
  text: v.pipe(v.string(), v.maxLength(2_000)),
})
const attribute = v.strictObject({
  kind: v.literal('attribute'),
  target,
  name: v.pipe(v.string(), v.maxLength(100)),
  value: v.pipe(v.string(), v.maxLength(2_000)),
})
const hide = v.strictObject({ kind: v.literal('hide'), target })
const insertion = {
  kind: v.literal('insert'),
  target,
  where: v.picklist(['before', 'after', 'first', 'last']),
}

/** One edit of the page, as a marketer writes it. HTML is only ever read when a config is published. */
export const change = v.variant('kind', [
  text,
  attribute,
  hide,
  v.strictObject({ ...insertion, html: v.pipe(v.string(), v.maxLength(20_000)) }),
])
export type Change = v.InferOutput<typeof change>

/** A node of the allow-listed tree that published HTML becomes: text, or `[tag, attributes, ...children]`. */
export type Tree = string | [tag: string, attributes: Record<string, string>, ...children: Tree[]]

/** The DOM's own name for the place. */
export type InsertMethod = 'before' | 'after' | 'prepend' | 'append'

/** One edit as the snippet gets it: data only, no HTML. */
export type PublishedChange =
  | Exclude<Change, { kind: 'insert' }>
  | { kind: 'insert'; target: string; where: InsertMethod; tree: Tree[] }
