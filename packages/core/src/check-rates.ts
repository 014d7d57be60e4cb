import type { Config } from './config.ts'
import type { Problem } from './problem.ts'

/** Rates lead from other currencies into the site's own. */
export function checkRates({ currency, exchangeRates = {} }: Config): Problem[] {
  const place = 'exchangeRates'
  if (currency === undefined && Object.keys(exchangeRates).length) {
    return [
      {
        place,
        value: '',
        problem: 'There is no currency that they lead to.',
        remedy: 'Name the site\'s own as "currency".',
      },
    ]
  }
  if (currency === undefined || !Object.hasOwn(exchangeRates, currency)) return []
  return [
    {
      place: `${place} › ${currency}`,
      value: String(exchangeRates[currency]),
      problem: "This is the site's own currency.",
      remedy: 'Leave it out: a unit of it is worth one.',
    },
  ]
}
