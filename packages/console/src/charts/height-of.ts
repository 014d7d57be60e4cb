import type { Drawing, StepsDrawing } from '../pictures/drawing.ts'

/** Less than this is a phone's. */
const NARROW = 520

export const isNarrow = (width: number) => width < NARROW

/** The room that a drawing takes, in CSS pixels: it is kept free until the drawing is there. */
export function heightOf(drawing: Drawing, width: number): number {
  switch (drawing.kind) {
    case 'intervals':
    case 'spans':
      return drawing.rows.length * (isNarrow(width) ? 60 : 34) + 44
    case 'steps':
      return drawing.steps.length * stepOf(drawing, width).group + 12
    case 'days':
      return 230
    default:
      return 250
  }
}

const GAP = 14

/** Of a step: its head, which is beside the bars where there is room, and its bars. */
export function stepOf({ arms }: Pick<StepsDrawing, 'arms'>, width: number) {
  const [head, bar] = isNarrow(width) ? [26, 38] : [0, 26]
  return { head, bar, group: head + arms.length * bar + GAP }
}
