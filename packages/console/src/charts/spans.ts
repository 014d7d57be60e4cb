import { axisX, dot, gridX, plot, ruleY, text } from '@observablehq/plot'
import { formatLasting } from '../format.ts'
import type { SpansDrawing } from '../pictures/drawing.ts'
import { frameOfRows, GRID, type Size } from './frame.ts'
import { isNarrow } from './height-of.ts'

type Row = SpansDrawing['rows'][number]

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000]
const TICKS = [
  ...[1, 5, 15, 30].map((n) => n * SECOND),
  ...[1, 5, 15, 30].map((n) => n * MINUTE),
  ...[1, 3, 8].map((n) => n * HOUR),
  ...[1, 2, 4, 7, 14, 30, 90].map((n) => n * DAY),
]

/** Times on a scale where twice as long is always as far. */
export function drawSpans({ rows }: SpansDrawing, size: Size) {
  const { width } = size
  const narrow = isNarrow(width)
  const placed = rows.map((row, place) => ({ ...row, place }))
  const low = Math.max(SECOND, Math.min(...rows.map(({ q1 }) => q1)) / 1.6)
  const high = Math.max(2 * low, ...rows.map(({ q3 }) => q3)) * 1.6
  const known = TICKS.filter((tick) => tick >= low && tick <= high)
  const every = Math.ceil(known.length / (narrow ? 4 : 8))
  const ticks = known.filter((_, n) => n % every === 0)
  const left = narrow ? 8 : Math.min(240, width * 0.26)
  const right = narrow ? 8 : 220
  return plot({
    ...frameOfRows(size, rows.length, { left, right }),
    x: { type: 'log', domain: [low, high], label: null },
    color: { type: 'identity' },
    marks: [
      gridX({ ticks, stroke: GRID, strokeOpacity: 1 }),
      axisX({
        ticks,
        tickSize: 0,
        tickFormat: formatLasting,
        fill: 'var(--ink-soft)',
        label: null,
      }),
      ruleY(placed, {
        y: 'place',
        x1: (row) => Math.max(low, row.q1),
        x2: 'q3',
        stroke: 'color',
        strokeWidth: 7,
        strokeOpacity: 0.45,
        strokeLinecap: 'round',
      }),
      dot(placed, {
        x: (row) => Math.max(low, row.median),
        y: 'place',
        r: 4.5,
        fill: 'color',
        stroke: 'var(--surface)',
        strokeWidth: 1.5,
      }),
      text(placed, {
        x: low,
        y: 'place',
        text: 'label',
        textAnchor: 'start',
        fontWeight: 600,
        ...(narrow ? { dy: -18 } : { dx: 2 - left }),
      }),
      text(placed, {
        x: high,
        y: 'place',
        text: timesOf,
        textAnchor: 'end',
        ...(narrow ? { dy: 18 } : { dx: right - 2 }),
      }),
    ],
  })
}

const timesOf = ({ q1, median, q3 }: Row) =>
  `${formatLasting(median)}  (${formatLasting(q1)} to ${formatLasting(q3)})`
