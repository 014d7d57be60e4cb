import type { Guardrail, Report } from '@segue/core'
import { aligned } from './aligned.ts'
import { liftCell } from './lift-cell.ts'

/** A line for each audience × arm, a column for each guardrail of which anything is known. */
export function guardrailsText({ guardrails, audiences }: Report): string[] {
  const known = guardrails.filter(({ arms }) => arms.some(({ measured }) => measured > 0))
  if (!known.length) return []
  const rows = audiences.flatMap(({ audience, name, arms }) =>
    arms.map((arm, index) => [
      index === 0 ? name : '',
      arm.name,
      ...known.map((guardrail) => cellOf(guardrail, audience, arm.arm)),
    ]),
  )
  const head = ['Audience', 'Arm', ...known.map(({ name }) => name)]
  return [
    `What should not suffer: shares of visitors, and their lifts (95%, at any look)\n${aligned([head, ...rows], 2)}`,
  ]
}

const SIGNS = { worse: ' !', open: '', tooLittle: ' (too early)' }

function cellOf({ arms }: Guardrail, audience: string, arm: string): string {
  const found = arms.find((each) => each.audience === audience && each.arm === arm)
  if (!found?.measured) return '–'
  const { poor, measured, lift, answer } = found
  const share = `${((poor / measured) * 100).toFixed(1)}%${SIGNS[answer ?? 'open']}`
  return lift ? `${share}  ${liftCell(lift)}` : share
}
