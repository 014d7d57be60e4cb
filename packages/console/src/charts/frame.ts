import { formatLift } from '../format.ts'
import { isNarrow } from './height-of.ts'

/** In CSS pixels. */
export type Size = { width: number; height: number }

/** What all charts share. */
export const frame = (size: Size) => ({ ...size, className: 'chart', style: { fontSize: '12px' } })

/** The same for rows below each other, with room for words on both sides. */
export const frameOfRows = (size: Size, rows: number, sides: { left: number; right: number }) => ({
  ...frame(size),
  marginLeft: sides.left,
  marginRight: sides.right,
  marginTop: isNarrow(size.width) ? 6 : 14,
  marginBottom: 30,
  y: { axis: null, domain: [rows - 0.5, -0.5] },
})

/** Whole percents. */
export const liftTick = (lift: number) =>
  lift === 0 ? '0' : formatLift(lift).replace(/\.0%$/, '%')

export const QUIET = 'var(--ink-soft)'
export const GRID = 'var(--line)'
export const ZERO = 'var(--line-strong)'
