import type { Report } from '@segue/core'

type Cell = {
  cell: string
  visitors: number
  goals: Record<string, { converters: number; value: number }>
}

const GOALS = ['cart_add', 'order']

/** What a test saw with its own eyes, to be held against what the report says. */
export function createLedger() {
  const cells = new Map<string, Cell>()
  const empty = (cell: string): Cell => ({
    cell,
    visitors: 0,
    goals: Object.fromEntries(GOALS.map((goal) => [goal, { converters: 0, value: 0 }])),
  })
  const sorted = (list: Cell[]) =>
    list.filter(({ visitors }) => visitors).sort((a, b) => (a.cell < b.cell ? -1 : 1))

  return {
    /** One more visitor in `audience/arm`, who may reach goals. */
    visit(cell: string) {
      const entry = cells.get(cell) ?? empty(cell)
      cells.set(cell, entry)
      entry.visitors++
      return {
        reach(goal: string, value = 0) {
          entry.goals[goal]!.converters++
          if (goal === 'order') entry.goals[goal]!.value += value
        },
      }
    },
    cells: () => sorted([...cells.values()]),
    /** The same figures as a report has them. */
    of: ({ audiences }: Report) =>
      sorted(
        audiences.flatMap(({ audience, arms }) =>
          arms.map(({ arm, visitors, goals }) => {
            const cell = { ...empty(`${audience}/${arm}`), visitors }
            for (const { goal, converters, value } of goals) {
              if (GOALS.includes(goal)) {
                cell.goals[goal] = { converters, value: goal === 'order' ? value : 0 }
              }
            }
            return cell
          }),
        ),
      ),
  }
}
