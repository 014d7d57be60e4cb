/** `color` is a CSS value; x and y are numbers, lifts and densities as they are. */
export type Drawing = IntervalDrawing | BandDrawing | DensityDrawing | DaysDrawing

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
