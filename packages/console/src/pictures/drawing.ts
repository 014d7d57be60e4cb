/** `color` is a CSS value; x and y are numbers, lifts and densities as they are. */
export type Drawing =
  | IntervalDrawing
  | BandDrawing
  | DensityDrawing
  | DaysDrawing
  | StepsDrawing
  | SpansDrawing

/** Rows of intervals around zero. */
export type IntervalDrawing = {
  kind: 'intervals'
  rows: {
    label: string
    /** Of which arm it is, where a label has several. */
    sub: string
    color: string
    lift: number
    low: number
    high: number
    /** Over all: drawn as a diamond. */
    isTotal: boolean
    /** Whether anything may be said of it. */
    isClear: boolean
  }[]
}

/** Lifts by day, each with its band. */
export type BandDrawing = {
  kind: 'bands'
  lines: {
    label: string
    color: string
    points: { day: string; lift: number; low: number; high: number }[]
  }[]
}

export type DensityDrawing = {
  kind: 'densities'
  curves: { label: string; color: string; points: [lift: number, density: number][] }[]
}

/** Counts by day, one on the other. */
export type DaysDrawing = {
  kind: 'days'
  layers: { label: string; color: string; counts: { day: string; count: number }[] }[]
}

/** A group of bars for each step, a bar for each arm: shares of all. */
export type StepsDrawing = {
  kind: 'steps'
  arms: { label: string; color: string }[]
  steps: {
    label: string
    /** In the order of the arms. */
    bars: { share: number; words: string; onwards: string }[]
  }[]
}

/** How long something took: from a quarter to three quarters, with the middle, in milliseconds. */
export type SpansDrawing = {
  kind: 'spans'
  rows: { label: string; color: string; q1: number; median: number; q3: number }[]
}
