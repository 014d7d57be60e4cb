/** As English writes them (https://cldr.unicode.org); all others by their code. */
const SIGNS: Record<string, string> = {
  AUD: 'A$',
  BRL: 'R$',
  CAD: 'CA$',
  CNY: 'CN¥',
  EUR: '€',
  GBP: '£',
  HKD: 'HK$',
  ILS: '₪',
  INR: '₹',
  JPY: '¥',
  KRW: '₩',
  MXN: 'MX$',
  NZD: 'NZ$',
  PHP: '₱',
  TWD: 'NT$',
  USD: '$',
  VND: '₫',
}

/** What stands before an amount: `€`, or `CHF` with a space. */
export const currencySign = (currency: string): string => SIGNS[currency] ?? `${currency}\u00a0`
