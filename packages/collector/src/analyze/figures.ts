// Figures as sentences and tables show them: a true minus sign, and nothing that is not zero as zero.

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

export const count = (number: number): string => whole.format(number)

/** Four digits, as values may be of any size. */
export function amount(value: number): string {
  const size = Math.abs(value)
  const text =
    size >= 1e15 || (size > 0 && size < 1e-4)
      ? size.toExponential(2)
      : size >= 1_000
        ? whole.format(size)
        : String(Number(size.toPrecision(4)))
  return value < 0 && Number(text.replaceAll(',', '')) !== 0 ? `−${text}` : text
}

/** A share as a percentage without its sign, to that many decimals or as many as show something. */
function digits(share: number, decimals: number): string {
  const size = Math.abs(share) * 100
  const enough =
    size > 0 && size < 0.5 * 10 ** -decimals ? size.toPrecision(1) : size.toFixed(decimals)
  return Number(enough) === 0 ? '0' : enough
}

export const percent = (share: number): string => `${share < 0 ? '−' : ''}${digits(share, 2)}%`

const signOf = (value: number) => (value < 0 ? '−' : value > 0 ? '+' : '')

/** A lift in a sentence: whole percents where they say enough. */
export function lift(share: number): string {
  const size = Math.abs(share)
  return `${signOf(share)}${digits(share, size >= 0.01 ? 0 : size >= 0.001 ? 1 : 2)}%`
}

export const signedPercent = (share: number): string => `${signOf(share)}${digits(share, 2)}%`
export const points = (share: number): string => `${signOf(share)}${digits(share, 2)} points`
export const signedAmount = (value: number): string =>
  value > 0 ? `+${amount(value)}` : amount(value)

export function pValue(p: number): string {
  if (p < 0.0001) return '<.0001'
  return p > 0.9999 ? '1' : p.toFixed(4).slice(1)
}
