import { currencySign } from './currency-sign.ts'
import { monthName } from './month-name.ts'

/** A real minus sign: it is as wide as the plus and as the digits. */
const withMinus = (text: string) => text.replace('-', '−')

/** With commas between thousands. The first number that a browser formats by itself takes it 40 ms. */
function withCommas(digits: string): string {
  const [whole = '', ...fraction] = digits.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}

export function formatCount(count: number): string {
  return withMinus(withCommas(String(Number(count.toFixed(3)))))
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
  const digits = withCommas(Math.abs(amount).toFixed(2))
  return `${amount < 0 ? '−' : ''}${currency ? currencySign(currency) : ''}${digits}`
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

const clock = (...parts: number[]) => parts.map((part) => String(part).padStart(2, '0')).join(':')

/** `14:05:09`, of this machine's clock. */
export function formatClock(at: number): string {
  const date = new Date(at)
  return clock(date.getHours(), date.getMinutes(), date.getSeconds())
}

/** `3 Nov 2026, 14:05`, of this machine's clock. */
export function formatDateTime(at: number): string {
  const date = new Date(at)
  const day = `${date.getDate()} ${monthName(date.getMonth()).slice(0, 3)} ${date.getFullYear()}`
  return `${day}, ${clock(date.getHours(), date.getMinutes())}`
}

/** `1 text`, `2 texts`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
