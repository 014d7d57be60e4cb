import type { Config } from './config.ts'
import type { Cost } from './cost.ts'
import type { Problem } from './problem.ts'

/** What a shape cannot say about costs: for nothing, for no days, in money that nobody can convert. */
export function checkCost(
  { source, medium, campaign, from, to, currency }: Cost,
  index: number,
  { currency: own, exchangeRates = {} }: Pick<Config, 'currency' | 'exchangeRates'>,
): Problem[] {
  const place = `costs ${index + 1}`
  return [
    ...((source ?? medium ?? campaign)
      ? []
      : [
          {
            place,
            value: '',
            problem: 'Nobody knows what this was paid for',
            remedy: 'Name its source, medium or campaign, as its links have them.',
          },
        ]),
    ...(from <= to
      ? []
      : [
          {
            place: `${place} › to`,
            value: `"${to}"`,
            problem: `It ends before it begins, on ${from}`,
            remedy: 'Write the last day that was paid for.',
          },
        ]),
    ...(currency === undefined || currency === own || Object.hasOwn(exchangeRates, currency)
      ? []
      : [
          {
            place: `${place} › currency`,
            value: `"${currency}"`,
            problem: 'There is no rate for it',
            remedy: `Add "${currency}" to exchangeRates, or write the amount in the site's own currency.`,
          },
        ]),
  ]
}
