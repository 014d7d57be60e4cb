import type { Cell, GoalCounts } from '../store/store.ts'

/** What some visitors did together. */
export type Sums = {
  visitors: number
  late: number
  days: { day: string; visitors: number }[]
  goals: GoalCounts[]
}

export function sumsOf(cells: Cell[]): Sums {
  const days = new Map<string, number>()
  const goals = new Map<string, GoalCounts>()
  for (const cell of cells) {
    for (const { day, visitors } of cell.days) days.set(day, (days.get(day) ?? 0) + visitors)
    for (const counts of cell.goals) {
      goals.set(counts.goal, together(goals.get(counts.goal) ?? nothing(counts.goal), counts))
    }
  }
  return {
    visitors: total(cells),
    late: total(cells.filter(({ late }) => late)),
    days: [...days].map(([day, visitors]) => ({ day, visitors })).sort(byDay),
    goals: [...goals.values()],
  }
}

export const nothing = (goal: string): GoalCounts => ({
  goal,
  converters: 0,
  conversions: 0,
  value: 0,
  squares: 0,
  most: 0,
})

/** The phases in which these visitors were counted, the first one first. */
export function phasesOf(cells: Cell[]): number[] {
  return [...new Set(cells.map(({ phase }) => phase))].sort((one, other) => one - other)
}

function together(one: GoalCounts, other: GoalCounts): GoalCounts {
  return {
    goal: one.goal,
    converters: one.converters + other.converters,
    conversions: one.conversions + other.conversions,
    value: one.value + other.value,
    squares: one.squares + other.squares,
    most: Math.max(one.most, other.most),
  }
}

const total = (cells: Cell[]) => cells.reduce((sum, { visitors }) => sum + visitors, 0)

const byDay = (one: { day: string }, other: { day: string }) => (one.day < other.day ? -1 : 1)
