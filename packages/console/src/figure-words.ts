import { type Figure, KPIS, unreachable } from '@segue/core'
import { formatCount, formatLift, formatMoney, formatShare } from './format.ts'

/** A figure in its unit. */
export function figureText(id: Figure, value: number | null, currency: string | undefined): string {
  if (value === null) return '–'
  const { unit } = KPIS[id]
  switch (unit) {
    case 'count':
      return formatCount(Math.round(value))
    case 'share':
      return formatShare(value)
    case 'money':
      return formatMoney(value, currency)
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

export type Change = { words: string; tone: 'better' | 'worse' | 'neither' }

/** From one period to the next: shares and scores in points, all else as a part of what it was. Null where there is none. */
export function changeOf(id: Figure, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null
  const { unit, better } = KPIS[id]
  const points = unit === 'share' ? 100 * (now - before) : unit === 'score' ? now - before : null
  if (points === null && before === 0) return null
  const words = points === null ? formatLift((now - before) / before) : pointsText(points)
  const isNone = words === '0%' || words === 'no change'
  const isUp = now > before
  const tone =
    better === 'neither' || isNone ? 'neither' : isUp === (better === 'higher') ? 'better' : 'worse'
  return { words, tone }
}

/** `+1.2 points`. */
export function pointsText(points: number): string {
  const digits = Math.abs(points).toFixed(1)
  return digits === '0.0' ? 'no change' : `${points < 0 ? '−' : '+'}${digits} points`
}
