import type { LoggedCell } from './logged-cells.ts'

/** Outcomes weighted by 1/p, so that arms which few were given count as much. */
type Weighted = { weight: number; sum: number }

/** The mean outcome of each arm, in all and in each segment. */
export type ArmMeans = { arms: Map<string, Weighted>; segments: Map<string, Map<string, Weighted>> }

export function armMeans(cells: readonly LoggedCell[]): ArmMeans {
  const means: ArmMeans = { arms: new Map(), segments: new Map() }
  for (const { segment, arm, probability, n, sum } of cells) {
    const inSegment = means.segments.get(segment) ?? new Map<string, Weighted>()
    means.segments.set(segment, inSegment)
    for (const place of [means.arms, inSegment]) {
      const found = place.get(arm) ?? { weight: 0, sum: 0 }
      place.set(arm, found)
      found.weight += n / probability
      found.sum += sum / probability
    }
  }
  return means
}

/** A segment's own mean, or that of all where nobody of it got the arm. */
export function foretold({ arms, segments }: ArmMeans, segment: string, arm: string): number {
  return meanOf(segments.get(segment)?.get(arm)) ?? meanOf(arms.get(arm)) ?? 0
}

/** The best arm of each segment; and of those which every segment has, the best for all. Of equals the first. */
export function bestArms({ arms, segments }: ArmMeans): {
  arms: Record<string, string>
  arm: string
} {
  const everywhere = [...arms].filter(([arm]) =>
    [...segments.values()].every((own) => own.has(arm)),
  )
  return {
    arm: best(everywhere),
    arms: Object.fromEntries([...segments].map(([segment, own]) => [segment, best([...own])])),
  }
}

const best = (arms: [string, Weighted][]): string =>
  arms.reduce<[string, number]>(
    (found, [arm, weighted]) => {
      const mean = meanOf(weighted) ?? Number.NEGATIVE_INFINITY
      return mean > found[1] ? [arm, mean] : found
    },
    ['', Number.NEGATIVE_INFINITY],
  )[0]

function meanOf(weighted: Weighted | undefined): number | undefined {
  return weighted && weighted.weight > 0 ? weighted.sum / weighted.weight : undefined
}
