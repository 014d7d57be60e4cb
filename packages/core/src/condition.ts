import * as v from 'valibot'

/**
 * A condition on a document, in the MongoDB-like language of GrowthBook's SDKs:
 * `{ "traits.spend": { "$gte": 200 }, "$or": [ … ] }`. Its operators are checked by `checkCondition`.
 */
export type Condition = { [pathOrOperator: string]: unknown }

export const condition = v.pipe(
  v.record(v.string(), v.unknown()),
  v.metadata({ title: 'Condition' }),
)
