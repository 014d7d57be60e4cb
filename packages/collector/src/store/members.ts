/** What happened first has the lowest: by time, then by the page's own count. */
export const MOMENT = 'bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 16) + least(seq, 65535)'

/** The number of the stamp that an event carries, from 1 on; 0 for none. */
export const STAMP = 'indexOf({stamps: Array(String)}, arms[{experience: String}])'

/** What tells who belongs to an experience, as `countArms` has it: an exposure or one of its goals. */
export const MEMBER = `(kind = 'exposure' OR bot > 0 OR hasAny(goals, {goals: Array(String)}))`

/** `seen` is how many stamps there are, `low` and `high` the least and the greatest of them. */
export const IS_IN_TWO_ARMS = `low < high AND
      greatest(seen, 2) > {ranks: Array(UInt32)}[high] - {ranks: Array(UInt32)}[low] + 1`

/** The milliseconds of a moment. */
export const millis = (moment: string) => `toInt64(bitShiftRight(${moment}, 16))`
