import { CONTROL, isReserved, type Report } from '@segue/core'

/** So many colours of arms are told apart by everybody; a further arm takes one again. */
export const ARM_COLORS = 6

/**
 * The colour of each arm, by its place in the experience: the same in every table and picture, in
 * every audience. A CSS value, so that it is another in the dark.
 */
export function armColors({ audiences }: Pick<Report, 'audiences'>): (arm: string) => string {
  const arms = [...new Set(audiences.flatMap(({ arms }) => arms.map(({ arm }) => arm)))]
  const shown = arms.filter((arm) => arm !== CONTROL && !isReserved(arm))
  return (arm) => {
    if (arm === CONTROL) return 'var(--arm-control)'
    if (isReserved(arm)) return 'var(--arm-held)'
    return `var(--arm-${(Math.max(0, shown.indexOf(arm)) % ARM_COLORS) + 1})`
  }
}

/** What an arm is called over all audiences: each may have a name of its own for it. */
export function armNames({ audiences, totals }: Pick<Report, 'audiences' | 'totals'>) {
  const names = new Map<string, string>()
  for (const { arms } of audiences) for (const { arm, name } of arms) names.set(arm, name)
  for (const { arm, name } of totals) names.set(arm, name)
  return (arm: string): string => names.get(arm) ?? arm
}

/** Arms in the order in which the report has them, whatever else they come from. */
export function inOrder<Line extends { arm: string }>(
  { audiences }: Pick<Report, 'audiences'>,
  lines: Line[],
): Line[] {
  const arms = audiences.flatMap(({ arms }) => arms.map(({ arm }) => arm))
  return [...lines].sort((one, other) => arms.indexOf(one.arm) - arms.indexOf(other.arm))
}
