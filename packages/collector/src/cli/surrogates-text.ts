import type { SurrogateReport } from '@segue/core'
import { aligned } from './aligned.ts'

const STANDINGS: Record<SurrogateReport['goals'][number]['standing'], string> = {
  moves: 'leads there',
  unclear: 'unclear',
  untested: 'untested',
  'only-correlates': 'only goes with it',
}

/** Micro goals for a terminal, the best first. */
export function surrogatesText({
  goal,
  goals,
  experiences,
  contrasts,
  visitors,
  warning,
}: SurrogateReport) {
  const tests = `${contrasts} comparison${contrasts === 1 ? '' : 's'} of arms`
  const rows = goals.map(({ name, standing, visitors, both, fit }) => [
    name,
    STANDINGS[standing],
    String(visitors),
    String(both),
    fit === null ? '–' : `${(100 * fit).toFixed(0)}%`,
  ])
  const head = ['Micro goal', '', 'Visitors', `Then "${goal.name}"`, 'Of the arms’ differences']
  return [
    `What leads to "${goal.name}": ${visitors} visitors of ${experiences} experience${experiences === 1 ? '' : 's'}, ${tests}`,
    rows.length ? aligned([head, ...rows], 2) : 'The config has no micro goals.',
    goals.map(({ words }) => words).join('\n'),
    `! ${warning}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}
