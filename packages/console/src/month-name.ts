const NAMES =
  'January February March April May June July August September October November December'.split(' ')

/** 0 → `January`. The browser's own formatters are there only after some 10 ms, of which a screen has 50. */
export const monthName = (month: number): string => NAMES[month]!
