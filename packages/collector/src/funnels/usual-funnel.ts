import type { Config, Experience, Funnel } from '@segue/core'

/** In the order in which a shop's visitors come to them. */
const WAY = ['view_item_list', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase']

/** What stands in for a funnel where none is named: the experience's goals that lie on the way to an order. */
export function usualFunnel({ goals }: Config, experience: Experience): Funnel[] {
  const own = goals
    .filter(({ id, on }) => experience.goals.includes(id) && WAY.includes(on))
    .sort((one, other) => WAY.indexOf(one.on) - WAY.indexOf(other.on))
  // Two goals of the same event are no way: neither comes before the other.
  const steps = own.filter(({ on }, n) => own.findIndex((each) => each.on === on) === n)
  if (steps.length < 2) return []
  const nameOf = ({ id, name = id }: (typeof steps)[number]) => name
  return [
    {
      id: 'goals',
      name: `To ${nameOf(steps.at(-1)!)}`,
      steps: steps.map((goal) => ({ name: nameOf(goal), goal: goal.id })),
    },
  ]
}
