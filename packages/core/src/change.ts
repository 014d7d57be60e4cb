import * as v from 'valibot'

const target = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(500),
  v.description(
    'A CSS selector: every element that it matches is changed. `a >>> b` looks inside open shadow roots.',
  ),
)
const was = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(2_000),
    v.description('The words that the element had when this was made: others are left alone.'),
  ),
)
const words = v.pipe(v.string(), v.maxLength(2_000))
const address = (whose: string) => v.pipe(words, v.regex(/\S/, `Give the address of the ${whose}.`))
const html = v.pipe(v.string(), v.maxLength(20_000))
const where = v.picklist(['before', 'after', 'first', 'last'])
export type InsertPlace = v.InferOutput<typeof where>
const classes = v.optional(
  v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^\S{1,100}$/, 'One name, without spaces.'))),
    v.maxLength(20),
  ),
  [],
)

const text = v.strictObject({ kind: v.literal('text'), target, was, text: words })
const content = v.strictObject({ kind: v.literal('content'), target, was, html })
const attribute = v.strictObject({
  kind: v.literal('attribute'),
  target,
  was,
  name: v.pipe(v.string(), v.maxLength(100)),
  value: words,
})
const classChange = v.strictObject({
  kind: v.literal('class'),
  target,
  was,
  add: classes,
  remove: classes,
})
const style = v.strictObject({
  kind: v.literal('style'),
  target,
  styles: v.pipe(
    v.record(v.string(), v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
    v.minEntries(1),
    v.maxEntries(30),
  ),
})
const image = v.strictObject({
  kind: v.literal('image'),
  target,
  src: address('picture'),
  srcset: v.optional(words),
  sizes: v.optional(words),
  alt: v.optional(words),
})
const link = v.strictObject({ kind: v.literal('link'), target, was, href: address('page') })
const hide = v.strictObject({ kind: v.literal('hide'), target })
const remove = v.strictObject({ kind: v.literal('remove'), target })
const insert = v.strictObject({ kind: v.literal('insert'), target, where, html })
const move = v.strictObject({ kind: v.literal('move'), target, where, to: target })
const block = v.strictObject({
  kind: v.literal('block'),
  block: v.pipe(v.string(), v.description('A block of the gallery, or one of "blocks".')),
  target: v.optional(target),
  where: v.optional(
    v.pipe(
      v.picklist(['before', 'after', 'first', 'last', 'over']),
      v.description('"over": in the place of the target, which is hidden.'),
    ),
  ),
  props: v.optional(v.record(v.string(), v.unknown()), {}),
})
const redirect = v.strictObject({
  kind: v.literal('redirect'),
  to: v.pipe(words, v.description('A path of this site, or an address of a site in "redirects".')),
})

const shape = v.variant('kind', [
  text,
  content,
  attribute,
  classChange,
  style,
  image,
  link,
  hide,
  remove,
  insert,
  move,
  block,
  redirect,
])
/** One edit of the page, as a marketer writes it. HTML is only ever read when a config is published. */
export type Change = v.InferOutput<typeof shape>
// Said at once, since a compiler that infers it again at every level above gives up.
export const change: v.GenericSchema<unknown, Change> = shape

/** A node of the allow-listed tree that published HTML becomes: text, or `[tag, attributes, ...children]`. */
export type Tree = string | [tag: string, attributes: Record<string, string>, ...children: Tree[]]

/** The DOM's own name for the place. */
export type InsertMethod = 'before' | 'after' | 'prepend' | 'append'

/** A text with places that are filled on the page: `[path, fallback]`. */
export type Token = [path: string, fallback: string]

/** One edit as the snippet gets it: data only, no HTML, and of fewer kinds than people have names for. */
export type PublishedChange = { target: string; was?: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'tokens'; text: (string | Token)[] }
  /** Null takes an attribute away. */
  | { kind: 'attributes'; set: Record<string, string | null> }
  | { kind: 'image'; set: Record<string, string | null> }
  | { kind: 'classes'; add: string[]; remove: string[] }
  /** Declarations for a rule of its own: it holds before the element is there, and no framework takes it back. */
  | { kind: 'style'; css: string }
  /** The same inside a shadow root: laid when its target is found there. */
  | { kind: 'rooted'; css: string }
  | { kind: 'content'; tree: Tree[] }
  | { kind: 'insert'; where: InsertMethod; tree: Tree[] }
  | { kind: 'move'; where: InsertMethod; to: string }
  | PublishedBlock
)

/** `with`: what goes with an item, by its id. */
export type RowPick = { from: 'viewed' | 'cart'; most: number; with?: Record<string, string[]> }

/** A block's first state, which is painted before its own script comes, if it needs one. */
export type PublishedBlock = {
  kind: 'block'
  where: InsertMethod
  /** The target is hidden: the block stands in its place. */
  over?: true
  /** `experience/audience/arm/number`: by this its element is known on the page. */
  key: string
  tree: Tree[]
  /** Its looks, for a shadow root of its own; a site's own block has none, and lies in the page. */
  css?: string
  /** Which of its rows are shown: those of a list of the visitor's, or what goes with these. */
  pick?: RowPick
  /** The number that it shows, by its key; for fewer people it is not there. */
  people?: { key: string; least: number }
  /** The name of the script that brings it to life, and what that is given. */
  alive?: { block: string; props: Record<string, unknown> }
}
