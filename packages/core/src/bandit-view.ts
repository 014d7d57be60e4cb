import * as v from 'valibot'

const weighedArm = v.strictObject({
  arm: v.string(),
  visitors: v.number(),
  converters: v.number(),
  /** The mean of its posterior; null where nobody can be compared yet. */
  rate: v.nullable(v.number()),
  /** The chance that it is the best one; null where there is too little to say. */
  best: v.nullable(v.number()),
  /** Its weight in the config, and the one that it should have. */
  now: v.number(),
  next: v.number(),
})

/** An audience with a test; `waits` says why its weights stay as they are. */
const weighedAudience = v.strictObject({
  audience: v.string(),
  arms: v.array(weighedArm),
  waits: v.nullable(v.string()),
})
export type WeighedAudience = v.InferOutput<typeof weighedAudience>

/** What a bandit would do now, and why. */
export const banditView = v.strictObject({
  site: v.string(),
  experience: v.string(),
  name: v.string(),
  version: v.number(),
  phase: v.number(),
  goal: v.string(),
  floor: v.number(),
  every: v.string(),
  audiences: v.array(weighedAudience),
  /** Whether the weights have moved far enough to be published, and have stood long enough. */
  moves: v.boolean(),
  isDue: v.boolean(),
  words: v.string(),
})
export type BanditView = v.InferOutput<typeof banditView>
