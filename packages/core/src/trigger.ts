import * as v from 'valibot'

const target = v.pipe(v.string(), v.minLength(1), v.maxLength(500))
const seconds = v.pipe(v.number(), v.minValue(1), v.maxValue(3_600))

/** The moment at which an experience begins, for all of its arms alike; when the page is loaded, if not said. */
export const trigger = v.variant('on', [
  v.strictObject({ on: v.literal('load') }),
  /** An element is there. */
  v.strictObject({ on: v.literal('present'), target }),
  /** Half of an element is in the window. */
  v.strictObject({ on: v.literal('visible'), target }),
  /** So many percent of the page have been in the window. */
  v.strictObject({
    on: v.literal('scroll'),
    depth: v.pipe(v.number(), v.minValue(1), v.maxValue(100)),
  }),
  /** The page has been looked at for so long. */
  v.strictObject({ on: v.literal('dwell'), seconds }),
  /** The pointer leaves the window at its top; with a finger, the page is thrown back up. */
  v.strictObject({ on: v.literal('exit') }),
  /** Nothing has been done for so long, on a page that is looked at. */
  v.strictObject({ on: v.literal('idle'), seconds }),
  v.strictObject({
    on: v.literal('event'),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  }),
  /** The page says so: `segue.push(['begin', 'hero'])`. */
  v.strictObject({ on: v.literal('manual') }),
])
export type Trigger = v.InferOutput<typeof trigger>
/** One that is waited for. */
export type LateTrigger = Exclude<Trigger, { on: 'load' }>
