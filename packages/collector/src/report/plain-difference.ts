import { isNoAnswer, sequentialSampleRatioTest } from '@segue/stats'

export type Reached = { visitors: number; converters: number }
/** Visitors of both arms who were assigned by the same weights. */
export type Phase = { control: Reached; variant: Reached }

/** In converters: as vague as not to know at all how many of them are whose. */
const PRIOR = 2

/**
 * Where an arm has too few conversions for an interval, it can be plain all the same that both do not
 * convert alike: converters would fall on the arms as the visitors do. The p-value holds at any look;
 * each phase asks for itself, and what they find is multiplied. 1 where nobody converted.
 */
export function plainDifference(phases: Phase[]): number {
  const found = phases.map(({ control, variant }) => {
    const sides = [control, variant]
    const test = sequentialSampleRatioTest(
      sides.map(({ converters }) => converters),
      sides.map(({ visitors }) => visitors),
      PRIOR,
    )
    return isNoAnswer(test) ? 0 : test.logBayesFactor
  })
  return Math.min(1, Math.exp(-found.reduce((sum, one) => sum + one, 0)))
}
