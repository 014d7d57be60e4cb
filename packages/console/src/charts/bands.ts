import { areaY, axisX, axisY, gridY, line, plot, ruleY } from '@observablehq/plot'
import type { BandDrawing } from '../pictures/drawing.ts'
import { frame, GRID, liftTick, type Size, ZERO } from './frame.ts'
import { isNarrow } from './height-of.ts'

/** Told apart without colours, too. */
const DASHES = ['', '6 3', '2 3', '8 3 2 3']

/** Lifts with their bands. The first days' bands would flatten all that follows: they are cut off. */
export function drawBands({ lines }: BandDrawing, size: Size) {
  const reach = reachOf(lines)
  const shown = lines.map(({ points, ...rest }) => ({
    ...rest,
    points: points.map(({ day, ...point }) => ({ ...point, at: new Date(day) })),
  }))
  const cut = (value: number) => Math.max(-Math.min(1, reach), Math.min(reach, value))
  return plot({
    ...frame(size),
    marginLeft: 48,
    marginRight: 12,
    marginTop: 16,
    x: { type: 'utc', label: null },
    y: { domain: [-Math.min(1, reach), reach], label: null },
    marks: [
      gridY({ stroke: GRID, strokeOpacity: 1, ticks: 5 }),
      axisX({
        tickSize: 0,
        ticks: isNarrow(size.width) ? 3 : 5,
        fill: 'var(--ink-soft)',
        label: null,
      }),
      axisY({ tickSize: 0, ticks: 5, tickFormat: liftTick, fill: 'var(--ink-soft)', label: null }),
      ...shown.map(({ color, points }) =>
        areaY(points, {
          x: 'at',
          y1: ({ low }) => cut(low),
          y2: ({ high }) => cut(high),
          fill: color,
          fillOpacity: shown.length > 1 ? 0.13 : 0.2,
        }),
      ),
      ruleY([0], { stroke: ZERO, strokeWidth: 1.25 }),
      ...shown.map(({ color, points }, n) =>
        line(points, {
          x: 'at',
          y: ({ lift }) => cut(lift),
          stroke: color,
          strokeWidth: 2.25,
          strokeDasharray: DASHES[n % DASHES.length]!,
        }),
      ),
    ],
  })
}

function reachOf(lines: BandDrawing['lines']): number {
  const late = lines.flatMap(({ points }) => points.slice(Math.floor(points.length / 3)))
  const most = Math.max(...late.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]))
  return Math.min(2, Math.max(0.1, most * 1.1))
}
