export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A bucket of a window is a UTC day or hour, in ms, or else a visit, or all that ever was. */
export const VISIT = -1
export const EVER = 0

export const bucketAt = (unit: number, at: number, visit: number) =>
  unit > 0 ? Math.floor(at / unit) : unit === VISIT ? visit : 0

/** How many signs stand for a value that is counted once. */
export const SIGNS = 8
