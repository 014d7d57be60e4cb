/** Fewer in an arm, and normal theory does not hold yet: nothing is said of it. */
export const LEAST_VISITORS = 100
export const LEAST_CONVERTERS = 10

export const hasLeastData = ({ visitors, converters }: { visitors: number; converters: number }) =>
  visitors >= LEAST_VISITORS && converters >= LEAST_CONVERTERS
