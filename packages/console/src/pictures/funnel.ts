import {
  CONTROL,
  type FunnelArm,
  type FunnelResult,
  hasLeastData,
  isReserved,
  LEAST_CONVERTERS,
} from '@segue/core'
import { formatCount, formatLasting, formatShare } from '../format.ts'
import type { StepsDrawing } from './drawing.ts'
import type { Picture } from './picture.ts'
import { listed, quoted } from './words.ts'

type Named = {
  nameOf: (arm: string) => string
  colorOf: (arm: string) => string
  /** Of the audience, where there are several. */
  audience: string | null
}

type Step = FunnelArm['steps'][number]

/** More than these in one title are not taken in. */
const MOST_NAMED = 3

/** How far one audience's visitors went, by arm: those of its arms that enough took the first step in. */
export function funnelPicture(
  { funnel, name, within }: Pick<FunnelResult, 'funnel' | 'name' | 'within'>,
  all: FunnelArm[],
  { nameOf, colorOf, audience }: Named,
): Picture | null {
  const arms = all.filter(
    ({ arm, visitors, steps }) =>
      !isReserved(arm) && hasLeastData({ visitors, converters: steps[0]?.visitors ?? 0 }),
  )
  const [first] = arms
  if (!first) return null
  const control = arms.find(({ arm }) => arm === CONTROL)
  const steps = first.steps.map((step, n): StepsDrawing['steps'][number] => ({
    label: step.optional ? `${step.name} (may be left out)` : step.name,
    bars: arms.map(({ steps }) => barOf(steps[n]!)),
  }))
  return {
    id: `funnel-${funnel}`,
    kind: ['How far they went', name, ...(audience ? [audience] : [])].join(' · '),
    title: titleOf(arms, nameOf),
    note: `Shares of all who were exposed${within === null ? '' : `, within ${formatLasting(within)} of the first step`}: compare arms by these. Those who went on are told beside them; who took a step is not alike in two arms.`,
    drawing: {
      kind: 'steps',
      arms: arms.map(({ arm }) => ({ label: nameOf(arm), color: colorOf(arm) })),
      steps,
    },
    table: {
      columns: [
        { name: 'Step', as: 'text' },
        { name: 'Arm', as: 'text' },
        { name: 'Visitors', as: 'count' },
        { name: 'Of all exposed', as: 'share' },
        { name: 'Went on', as: 'share' },
        { name: 'Lift', as: 'lift' },
        { name: 'From', as: 'lift' },
        { name: 'To', as: 'lift' },
        { name: 'Time to it (median)', as: 'lasting' },
      ],
      rows: [
        ...arms.map(({ arm, visitors, steps: [step] }) => {
          const went = onwards({ visitors, wentOn: step!.visitors })
          return ['Exposed', nameOf(arm), visitors, 1, went, null, null, null, null]
        }),
        ...first.steps.flatMap(({ name }, n) =>
          arms.map(({ arm, steps }) => {
            const step = steps[n]!
            const isCompared = isEnough(step) && control && isEnough(control.steps[n]!)
            const lift = isCompared ? step.lift : null
            return [
              name,
              nameOf(arm),
              step.visitors,
              isEnough(step) ? step.rate : null,
              onwards(step),
              lift?.lift ?? null,
              lift?.always.low ?? null,
              lift?.always.high ?? null,
              isEnough(step) ? (step.times?.median ?? null) : null,
            ]
          }),
        ),
      ],
    },
  }
}

const isEnough = ({ visitors }: Pick<Step, 'visitors'>) => visitors >= LEAST_CONVERTERS

const onwards = ({ visitors, wentOn }: Pick<Step, 'visitors' | 'wentOn'>) =>
  wentOn === null || visitors < LEAST_CONVERTERS ? null : wentOn / visitors

function barOf(step: Step): StepsDrawing['steps'][number]['bars'][number] {
  const share = step.rate ?? 0
  const went = onwards(step)
  return {
    share,
    words: isEnough(step)
      ? `${formatShare(share)}  (${formatCount(step.visitors)})`
      : formatCount(step.visitors),
    onwards: went === null ? '' : `${formatShare(went)} go on`,
  }
}

/** How many arrive, by arm; and where most of all of them are lost. */
function titleOf(arms: FunnelArm[], nameOf: (arm: string) => string): string {
  const lost = `most are lost before ${quoted(weakest(arms))}`
  const ends = arms.map(({ arm, steps }) => ({ arm, last: steps.at(-1)! }))
  const end = quoted(ends[0]!.last.name)
  if (!ends.every(({ last }) => isEnough(last))) return `Few got to ${end} yet; ${lost}`
  const shares = ends.map(({ last }) => last.rate!)
  const said =
    ends.length > MOST_NAMED
      ? `Between ${formatShare(Math.min(...shares))} and ${formatShare(Math.max(...shares))}`
      : listed(ends.map(({ arm, last }) => `${formatShare(last.rate!)} of ${quoted(nameOf(arm))}`))
  return `${said} got to ${end}; ${lost}`
}

/** The step that the smallest part of those before it got to, over all arms. */
function weakest(arms: FunnelArm[]): string {
  const sum = (of: (arm: FunnelArm) => number) => arms.reduce((all, arm) => all + of(arm), 0)
  const must = arms[0]!.steps.flatMap(({ optional, name }, n) => (optional ? [] : [{ name, n }]))
  const parts = must.map(({ name, n }, at) => {
    const before = must[at - 1]
    const from = sum(({ visitors, steps }) => (before ? steps[before.n]!.visitors : visitors))
    return { name, part: from ? sum(({ steps }) => steps[n]!.visitors) / from : 1 }
  })
  return parts.reduce((least, each) => (each.part < least.part ? each : least)).name
}
