import type { Guardrail } from '@segue/core'
import { difference, type Moments, type NoAnswer, proportionMoments } from '@segue/stats'
import type { GuardCounts } from '../store/store.ts'
import { type CountedArm, type CountedAudience, controlOf, isCompared } from './arms.ts'
import { liftOf } from './lift.ts'
import { worseOf } from './worse-of.ts'

type Id = Exclude<keyof GuardCounts, 'audience' | 'arm'>

const NAMES: Record<Id, string> = {
  lcp: 'Waited more than 2.5 s for a page (LCP)',
  inp: 'Waited more than 0.2 s for an answer (INP)',
  cls: 'Saw a page jump (CLS over 0.1)',
  errors: 'Had an error on a page',
  bounce: 'Left after one page',
}

/** How visitors' pages were in each arm, and where they were worse than in control. */
export function guardrails(audiences: CountedAudience[], counts: GuardCounts[]): Guardrail[] {
  return Object.entries(NAMES).map(([id, name]) => guardrail(id as Id, name, audiences, counts))
}

function guardrail(
  id: Id,
  name: string,
  audiences: CountedAudience[],
  counts: GuardCounts[],
): Guardrail {
  const of = (audience: string, { arm }: CountedArm) =>
    counts.find((row) => row.audience === audience && row.arm === arm)?.[id] ?? {
      measured: 0,
      poor: 0,
      p75: null,
    }
  const arms = audiences.flatMap((audience) => {
    const control = controlOf(audience)
    return audience.arms.map((arm) => {
      const own = of(audience.audience, arm)
      const pair = control && isCompared(arm) ? [of(audience.audience, control), own] : []
      const compare = (share: Share) => {
        const [a, b] = pair.map(share)
        return a && b && difference(a, b, 'log')
      }
      return {
        told: { audience: audience.audience, arm: arm.arm, ...own },
        effect: compare(share),
        surely: compare(cautiousShare),
      }
    })
  })
  const worse = worseOf(
    arms.map(({ surely }) => surely),
    'more',
  )
  return {
    id,
    name,
    worse: 'more',
    arms: arms.map(({ told, effect }, index) => ({
      ...told,
      lift: effect ? liftOf(effect) : null,
      answer: worse[index]!,
    })),
  }
}

type Share = (counted: { measured: number; poor: number }) => Moments | NoAnswer

const share: Share = ({ measured, poor }) => proportionMoments({ n: measured, sum: poor })

/**
 * With one more of each kind (Agresti & Caffo 2000, Am Stat 54:280–288): where nobody in control had it
 * poor there is no ratio, and a variant that breaks the page must be seen nevertheless.
 */
const cautiousShare: Share = ({ measured, poor }) =>
  proportionMoments(measured > 0 ? { n: measured + 2, sum: poor + 1 } : { n: 0, sum: 0 })
