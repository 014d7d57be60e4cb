import * as v from 'valibot'

const name = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,31}$/, 'Use small letters, digits and "_", such as "link_text".'),
)
const label = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
const common = {
  name,
  label,
  hint: v.optional(v.pipe(v.string(), v.maxLength(200))),
  optional: v.optional(v.literal(true)),
}
const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000))

const simple = [
  /** One line of words. */
  v.strictObject({ ...common, type: v.literal('text'), most: size }),
  /** What conditions and events know something by. */
  v.strictObject({ ...common, type: v.literal('name') }),
  /** An address that visitors are led to. */
  v.strictObject({ ...common, type: v.literal('link') }),
  v.strictObject({ ...common, type: v.literal('image') }),
  v.strictObject({ ...common, type: v.literal('number'), least: v.number(), most: v.number() }),
  /** A day and a time with its zone. */
  v.strictObject({ ...common, type: v.literal('moment') }),
  v.strictObject({
    ...common,
    type: v.literal('choice'),
    of: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(2), v.maxLength(20)),
  }),
  v.strictObject({ ...common, type: v.literal('yes') }),
] as const
const list = v.strictObject({
  ...common,
  type: v.literal('list'),
  of: v.pipe(v.array(v.variant('type', simple)), v.minLength(1), v.maxLength(10)),
  least: v.optional(size, 1),
  most: v.pipe(size, v.maxValue(50)),
})

/** One thing that is filled in when a block is used: the console asks for it, publishing checks it. */
export const field = v.variant('type', [...simple, list])
export type Field = v.InferOutput<typeof field>

type Simple<Of extends Field> = Of extends { type: 'number' }
  ? number
  : Of extends { type: 'yes' }
    ? boolean
    : Of extends { type: 'choice'; of: readonly (infer Word)[] }
      ? Word
      : string
type Value<Of extends Field> = Of extends { type: 'list'; of: readonly (infer Inner)[] }
  ? PropsOf<readonly Extract<Inner, Field>[]>[]
  : Simple<Of>

/** What a block with these fields is made from. */
export type PropsOf<Fields extends readonly Field[]> = {
  [Each in Exclude<Fields[number], { optional: true }> as Each['name']]: Value<Each>
} & { [Each in Extract<Fields[number], { optional: true }> as Each['name']]?: Value<Each> }
