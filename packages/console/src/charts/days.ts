import { axisX, axisY, gridY, plot, rectY, ruleY, stackY } from '@observablehq/plot'
import { formatCount } from '../format.ts'
import type { DaysDrawing } from '../pictures/drawing.ts'
import { frame, GRID, type Size, ZERO } from './frame.ts'
import { isNarrow } from './height-of.ts'

/** Counts by day, the first layer at the bottom. */
export function drawDays({ layers }: DaysDrawing, size: Size) {
  const bars = layers.flatMap(({ label, color, counts }, layer) =>
    counts.map(({ day, count }) => ({ at: new Date(day), count, label, color, layer })),
  )
  return plot({
    ...frame(size),
    marginLeft: 48,
    marginRight: 12,
    marginTop: 16,
    x: { type: 'utc', label: null },
    y: { label: null },
    color: { type: 'identity' },
    marks: [
      gridY({ stroke: GRID, strokeOpacity: 1, ticks: 5 }),
      axisX({
        tickSize: 0,
        ticks: isNarrow(size.width) ? 3 : 5,
        fill: 'var(--ink-soft)',
        label: null,
      }),
      axisY({
        tickSize: 0,
        ticks: 5,
        tickFormat: formatCount,
        fill: 'var(--ink-soft)',
        label: null,
      }),
      rectY(
        bars,
        stackY(
          { order: 'layer' },
          { x: 'at', y: 'count', interval: 'day', fill: 'color', insetLeft: 1, insetRight: 1 },
        ),
      ),
      ruleY([0], { stroke: ZERO }),
    ],
  })
}
