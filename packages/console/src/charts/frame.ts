import { formatLift } from '../format.ts'

/** In CSS pixels. */
export type Size = { width: number; height: number }

/** What all charts share. */
export const frame = (size: Size) => ({ ...size, className: 'chart', style: { fontSize: '12px' } })

/** Whole percents. */
export const liftTick = (lift: number) =>
  lift === 0 ? '0' : formatLift(lift).replace(/\.0%$/, '%')

export const QUIET = 'var(--ink-soft)'
export const GRID = 'var(--line)'
export const ZERO = 'var(--line-strong)'
