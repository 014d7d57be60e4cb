import { areaY, axisX, gridX, line, plot, ruleX, ruleY } from '@observablehq/plot'
import type { DensityDrawing } from '../pictures/drawing.ts'
import { frame, GRID, liftTick, type Size, ZERO } from './frame.ts'
import { isNarrow } from './height-of.ts'

const DASHES = ['', '6 3', '2 3', '8 3 2 3']

/** Hills of belief: what lies to the right of zero is filled more strongly. */
export function drawDensities({ curves }: DensityDrawing, size: Size) {
  const lifts = curves.flatMap(({ points }) => points.map(([lift]) => lift))
  const domain = [Math.max(-1, Math.min(-0.02, ...lifts)), Math.min(2, Math.max(0.02, ...lifts))]
  return plot({
    ...frame(size),
    marginLeft: 12,
    marginRight: 12,
    marginTop: 16,
    x: { domain, label: null },
    y: { axis: null },
    marks: [
      gridX({ stroke: GRID, strokeOpacity: 1, ticks: isNarrow(size.width) ? 4 : 6 }),
      axisX({
        tickSize: 0,
        ticks: isNarrow(size.width) ? 4 : 6,
        tickFormat: liftTick,
        fill: 'var(--ink-soft)',
        label: null,
      }),
      ...curves.flatMap(({ color, points }) => [
        areaY(points, { x: '0', y: '1', fill: color, fillOpacity: 0.1 }),
        areaY(
          points.filter(([lift]) => lift >= 0),
          { x: '0', y: '1', fill: color, fillOpacity: 0.2 },
        ),
      ]),
      ruleY([0], { stroke: GRID }),
      ruleX([0], { stroke: ZERO, strokeWidth: 1.25 }),
      ...curves.map(({ color, points }, n) =>
        line(points, {
          x: '0',
          y: '1',
          stroke: color,
          strokeWidth: 2.25,
          strokeDasharray: DASHES[n % DASHES.length]!,
        }),
      ),
    ],
  })
}
