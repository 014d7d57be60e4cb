import { unreachable } from '@segue/core'
import type { Drawing } from '../pictures/drawing.ts'
import { drawBands } from './bands.ts'
import { drawDays } from './days.ts'
import { drawDensities } from './densities.ts'
import type { Size } from './frame.ts'
import { heightOf } from './height-of.ts'
import { drawIntervals } from './intervals.ts'
import { drawSpans } from './spans.ts'
import { drawSteps } from './steps.ts'

/** A drawing as wide as its place. The only door to the charts: who comes here loads them. */
export function draw(drawing: Drawing, width: number): SVGSVGElement {
  const svg = drawn(drawing, { width, height: heightOf(drawing, width) }) as SVGSVGElement
  // The console's policy takes no style that is written into a page; ours has what this one says.
  svg.querySelector('style')?.remove()
  svg.setAttribute('aria-hidden', 'true')
  return svg
}

function drawn(drawing: Drawing, size: Size): Element {
  switch (drawing.kind) {
    case 'intervals':
      return drawIntervals(drawing, size)
    case 'bands':
      return drawBands(drawing, size)
    case 'densities':
      return drawDensities(drawing, size)
    case 'days':
      return drawDays(drawing, size)
    case 'steps':
      return drawSteps(drawing, size)
    case 'spans':
      return drawSpans(drawing, size)
    default:
      return unreachable(drawing)
  }
}
