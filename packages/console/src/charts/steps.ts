import { plot, rect, ruleX, text } from '@observablehq/plot'
import type { StepsDrawing } from '../pictures/drawing.ts'
import { frame, QUIET, type Size, ZERO } from './frame.ts'
import { isNarrow, stepOf } from './height-of.ts'

/** Each step with its bars below each other, the longest as wide as there is room. */
export function drawSteps({ arms, steps }: StepsDrawing, size: Size) {
  const { width } = size
  const narrow = isNarrow(width)
  const { head, bar, group } = stepOf({ arms }, width)
  const rows = steps.flatMap(({ bars }, step) =>
    bars.map((each, n) => ({
      ...each,
      color: arms[n]!.color,
      top: step * group + head + n * bar,
    })),
  )
  const heads = steps.map(({ label }, step) => ({
    label,
    at: step * group + (narrow ? head / 2 : (arms.length * bar - 6) / 2),
  }))
  const height = steps.length * group
  const most = Math.max(0.01, ...rows.map(({ share }) => share))
  const left = narrow ? 4 : Math.min(240, width * 0.26)
  const right = narrow ? 4 : 220
  // Beside the bar, or below it where there is no room.
  const thick = narrow ? 16 : bar - 6
  const middle = (row: { top: number }) => row.top + (narrow ? 27 : thick / 2)
  return plot({
    ...frame(size),
    marginLeft: left,
    marginRight: right,
    marginTop: 6,
    marginBottom: 6,
    x: { domain: [0, most], axis: null },
    y: { domain: [0, height], range: [6, height + 6], axis: null },
    color: { type: 'identity' },
    marks: [
      rect(rows, {
        x1: 0,
        x2: 'share',
        y1: 'top',
        y2: (row) => row.top + thick,
        fill: 'color',
        rx: 3,
      }),
      ...(narrow ? [] : [ruleX([0], { stroke: ZERO })]),
      text(heads, {
        x: 0,
        y: 'at',
        text: 'label',
        dx: narrow ? 0 : 2 - left,
        textAnchor: 'start',
        fontWeight: 600,
        lineWidth: narrow ? width / 12 : (left - 16) / 12,
      }),
      text(rows, {
        x: narrow ? 0 : most,
        y: middle,
        text: narrow
          ? ({ words, onwards }) => [words, onwards].filter(Boolean).join('  ·  ')
          : 'words',
        dx: narrow ? 0 : 14,
        textAnchor: 'start',
      }),
      ...(narrow
        ? []
        : [
            text(rows, {
              x: most,
              y: middle,
              text: 'onwards',
              dx: right - 2,
              textAnchor: 'end',
              fill: QUIET,
            }),
          ]),
    ],
  })
}
