import { axisX, dot, gridX, line, plot, ruleX, ruleY, text } from '@observablehq/plot'
import { formatLift } from '../format.ts'
import type { IntervalDrawing } from '../pictures/drawing.ts'
import { frameOfRows, GRID, liftTick, type Size, ZERO } from './frame.ts'
import { isNarrow } from './height-of.ts'

type Row = IntervalDrawing['rows'][number]

/** Twice as much is far enough; what reaches further says so by an arrow. */
const MOST = 2

/** A forest: labels and numbers beside the intervals, or above them where there is no room. */
export function drawIntervals({ rows }: IntervalDrawing, size: Size) {
  const { width } = size
  const narrow = isNarrow(width)
  const placed = rows.map((row, place) => ({
    ...row,
    place,
    isFirst: row.label !== rows[place - 1]?.label,
  }))
  const low = Math.max(-1, Math.min(-0.1, ...rows.map((row) => row.low)))
  const high = Math.min(MOST, Math.max(0.1, ...rows.map((row) => row.high)))
  const cut = (lift: number) => Math.max(low, Math.min(high, lift))
  const left = narrow ? 8 : Math.min(340, width * 0.38)
  const right = narrow ? 8 : 190
  const name = ({ label, sub, isFirst }: (typeof placed)[number]) =>
    narrow ? [label, sub].filter(Boolean).join(' · ') : isFirst ? label : ''
  const plain = placed.filter(({ isTotal }) => !isTotal)
  const firstTotal = placed.find(({ isTotal }) => isTotal)
  return plot({
    ...frameOfRows(size, rows.length, { left, right }),
    x: { domain: [low, high], tickFormat: liftTick, label: null },
    marks: [
      gridX({ stroke: GRID, strokeOpacity: 1, ticks: narrow ? 4 : 7 }),
      axisX({ tickSize: 0, ticks: narrow ? 4 : 7, tickFormat: liftTick, fill: 'var(--ink-soft)' }),
      ...(firstTotal ? [ruleY([firstTotal.place - 0.5], { stroke: GRID, insetLeft: -left })] : []),
      ruleX([0], { stroke: ZERO, strokeWidth: 1.25 }),
      ...plain.map((row) =>
        ruleY([row], {
          y: 'place',
          x1: cut(row.low),
          x2: cut(row.high),
          stroke: row.color,
          strokeWidth: 7,
          strokeOpacity: row.isClear ? 0.6 : 0.34,
          strokeLinecap: 'round',
        }),
      ),
      ...plain.map((row) =>
        dot([row], {
          x: cut(row.lift),
          y: 'place',
          r: 4.5,
          fill: row.color,
          stroke: 'var(--surface)',
          strokeWidth: 1.5,
        }),
      ),
      ...placed.filter(({ isTotal }) => isTotal).map((row) => diamond(row, cut)),
      text(
        placed.filter((row) => row.high > high),
        { x: high, y: 'place', text: () => '›', textAnchor: 'end', fontSize: 16, dx: 6 },
      ),
      ...(narrow
        ? [
            text(placed, { x: low, y: 'place', text: name, dy: -18, ...LEFT, fontWeight: 550 }),
            text(placed, { x: high, y: 'place', text: numbersOf, dy: 18, textAnchor: 'end' }),
          ]
        : [
            text(placed, {
              x: low,
              y: 'place',
              text: name,
              dx: -left + 2,
              ...LEFT,
              fontWeight: 600,
            }),
            text(placed, {
              x: low,
              y: 'place',
              text: 'sub',
              dx: -18,
              textAnchor: 'end',
              fill: 'var(--ink-soft)',
            }),
            text(placed, {
              x: high,
              y: 'place',
              text: numbersOf,
              dx: right - 2,
              textAnchor: 'end',
            }),
          ]),
    ],
  })
}

const LEFT = { textAnchor: 'start' } as const

const numbersOf = ({ lift, low, high }: Row) =>
  `${formatLift(lift)}  (${formatLift(low)} to ${formatLift(high)})`

/** As wide as its interval, as reviews of many trials draw it. */
function diamond(
  { low, lift, high, color, place }: Row & { place: number },
  cut: (x: number) => number,
) {
  const corners: [number, number][] = [
    [cut(low), place],
    [cut(lift), place - 0.26],
    [cut(high), place],
    [cut(lift), place + 0.26],
  ]
  return line(corners, { curve: 'linear-closed', fill: color, stroke: color, strokeWidth: 1 })
}
