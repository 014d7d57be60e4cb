import { type Arm, type Arrive, nobodyYet } from './arm.ts'

export const LOOKS = 20

/** As many visitors between looks each time; or, with a growth, so many times as many at each as before. */
export type Spacing = { first: number; growth?: number }

/** How many visitors come to an arm before each of the looks. */
export function arrivals({ first, growth }: Spacing): number[] {
  const totals = Array.from({ length: LOOKS }, (_, look) =>
    Math.round(growth ? first * growth ** look : first * (look + 1)),
  )
  return totals.map((total, look) => total - (totals[look - 1] ?? 0))
}

/** Control and treatment of a test, and who comes to them before each look. */
export type Course = { control: Arrive[]; treatment: Arrive[] }

/** What was so at any of the looks. */
export function atAnyLook<Name extends string>(
  { control, treatment }: Course,
  random: () => number,
  look: (control: Arm, treatment: Arm) => Record<Name, boolean>,
): Record<Name, boolean> {
  const [a, b] = [nobodyYet(), nobodyYet()]
  const ever: Partial<Record<Name, boolean>> = {}
  for (const [n, arrive] of control.entries()) {
    arrive(a, random)
    treatment[n]!(b, random)
    for (const [name, isSo] of Object.entries(look(a, b)) as [Name, boolean][]) {
      ever[name] ||= isSo
    }
  }
  return ever as Record<Name, boolean>
}
