import type { Figure, SegmentFigures } from '@segue/core'

/** By what, and which way; without a figure as the config has them. */
export type Sorting = { figure: Figure | null; isUp: boolean }

/** Those who have no such figure come last, whichever way. */
export function sortedSegments(
  segments: readonly SegmentFigures[],
  { figure, isUp }: Sorting,
): SegmentFigures[] {
  const shown = segments.filter(({ hidden }) => !hidden)
  if (figure === null) return shown
  const figureOf = ({ now }: SegmentFigures) =>
    now?.[figure] ?? (isUp ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY)
  return [...shown].sort((one, other) => {
    const [first, second] = isUp ? [one, other] : [other, one]
    const [low, high] = [figureOf(first), figureOf(second)]
    return low === high ? 0 : low < high ? -1 : 1
  })
}

/** Another figure begins with the highest. */
export const sortedBy = (before: Sorting, figure: Figure): Sorting => ({
  figure,
  isUp: before.figure === figure && !before.isUp,
})
