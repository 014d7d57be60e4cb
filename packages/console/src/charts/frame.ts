import { formatLift } from '../format.ts'

/** Less than this is a phone's. */
export const NARROW = 520

export const isNarrow = (width: number) => width < NARROW

/** What all charts share. */
export const frame = (width: number) => ({ width, className: 'chart', style: { fontSize: '12px' } })

/** Whole percents. */
export const liftTick = (lift: number) =>
  lift === 0 ? '0' : formatLift(lift).replace(/\.0%$/, '%')

export const QUIET = 'var(--ink-soft)'
export const GRID = 'var(--line)'
export const ZERO = 'var(--line-strong)'
