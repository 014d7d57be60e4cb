import type { FunnelReport, FunnelResult } from '@segue/core'
import { aligned } from './aligned.ts'
import { liftCell } from './lift-cell.ts'

/** Funnels for a terminal: a table for each, a line for each audience × arm × step. */
export function funnelsText({ funnels }: FunnelReport): string[] {
  return funnels.map((funnel) =>
    [
      `Funnel: ${funnel.name}${limit(funnel)}`,
      ...(funnel.problem ? [funnel.problem] : table(funnel)),
    ].join('\n'),
  )
}

const HEAD = [
  'Audience',
  'Arm',
  'Step',
  'Visitors',
  'Of all (95%)',
  'Went on',
  'Time to it (median)',
  'Lift (95%, at any look)',
]

function table({ audiences }: FunnelResult): string[] {
  const rows = audiences.flatMap((audience) =>
    audience.arms.flatMap((arm, nth) => [
      [nth === 0 ? audience.name : '', arm.name, 'exposed', String(arm.visitors)],
      ...arm.steps.map((step) => [
        '',
        '',
        `${step.name}${step.optional ? ' (may be left out)' : ''}`,
        String(step.visitors),
        step.rate === null || step.rateInterval === null
          ? '–'
          : `${percent(step.rate)}% (${percent(step.rateInterval.low)} to ${percent(step.rateInterval.high)})`,
        step.wentOn === null || step.visitors === 0
          ? ''
          : `${percent(step.wentOn / step.visitors)}%`,
        step.times === null ? '' : duration(step.times.median),
        step.lift === null ? '' : liftCell(step.lift),
      ]),
    ]),
  )
  return [
    aligned([HEAD, ...rows], 3),
    'Compare arms by the shares of all: who took a step is not alike in two arms, so neither is who went on.',
  ]
}

const limit = ({ within }: FunnelResult) =>
  within === null ? '' : `, within ${duration(within)} of the first step`

const percent = (share: number) => (100 * share).toFixed(1)

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const

/** `3.2 h`: in the greatest unit of which there is one. */
export function duration(millis: number): string {
  const [unit, size] = UNITS.find(([, size]) => millis >= size) ?? ['s', 1_000]
  return `${Number((millis / size).toFixed(1))} ${unit}`
}
