import { type Figure, KPIS, unreachable } from '@segue/core'

/** A KPI's value in its unit, for a terminal. */
export function figureText(id: Figure, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  const { unit } = KPIS[id]
  switch (unit) {
    case 'count':
      return value.toLocaleString('en')
    case 'share':
      return `${(100 * value).toFixed(1)}%`
    case 'money':
    case 'ratio':
      return value.toFixed(2)
    case 'seconds':
      return `${value.toFixed(1)} s`
    case 'score':
      return value.toFixed(0).replace('-', '−')
    default:
      return unreachable(unit)
  }
}
