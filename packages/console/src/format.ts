import { lazily } from './lazily.ts'

/** A real minus sign: it is as wide as the plus and as the digits. */
const withMinus = (text: string) => text.replace('-', '−')

export function formatCount(count: number): string {
  return withMinus(count.toLocaleString('en'))
}

/** 0.124 → `12.4%`; under one percent with one more digit. */
export function formatShare(share: number): string {
  const digits = share !== 0 && Math.abs(share) < 0.01 ? 2 : 1
  return `${withMinus((share * 100).toFixed(digits))}%`
}

/** A part of a whole as somebody has set it: 0.5 → `50%`, 0.333 → `33.3%`. */
export function formatPart(part: number): string {
  return `${Number((part * 100).toFixed(1))}%`
}

/** A change relative to another number: 0.124 → `+12.4%`. What is not zero is not shown as zero. */
export function formatLift(lift: number): string {
  const percent = Math.abs(lift * 100)
  const digits = percent >= 100 ? 0 : percent >= 0.05 ? 1 : 2
  const text = percent.toFixed(digits)
  if (Number(text) === 0) return '0%'
  return `${lift < 0 ? '−' : '+'}${text}%`
}

/** No chance is shown as certain. */
export function formatChance(chance: number): string {
  if (chance > 0.999) return 'over 99.9%'
  return chance < 0.001 ? 'under 0.1%' : formatShare(chance)
}

export function formatMoney(amount: number, currency: string | undefined): string {
  return withMinus(
    amount.toLocaleString('en', {
      ...(currency ? { style: 'currency', currency } : {}),
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }),
  )
}

const LASTING = [
  ['day', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const

/** `3.2 h`, `2 days`: in the greatest unit of which there is one. */
export function formatLasting(millis: number): string {
  const [unit, size] = LASTING.find(([, size]) => millis >= size) ?? (['s', 1_000] as const)
  const many = Number((millis / size).toFixed(1))
  return `${many} ${unit === 'day' && many !== 1 ? 'days' : unit}`
}

export function formatBytes(bytes: number): string {
  return bytes < 1_000 ? `${bytes} bytes` : `${(bytes / 1_000).toFixed(1)} KB`
}

const dateAndTime = lazily(
  () => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
)

/** `14:05:09`, of this machine's clock: every screen says it, and a formatter takes its time. */
export function formatClock(at: number): string {
  const date = new Date(at)
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

export function formatDateTime(at: number): string {
  return dateAndTime().format(at)
}

/** `1 text`, `2 texts`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
