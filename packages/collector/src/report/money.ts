import type { Config, Money } from '@segue/core'
import type { Counts } from '../store/store.ts'

/** So many unknown currencies are counted apart; a site that sells in more of them states rates. */
const MOST_APART = 5

export type Exchange = {
  told: Pick<Money, 'currency' | 'converted'>
  /** What a unit of each currency is worth; undefined where all values are of the same one. */
  rates: Record<string, number> | undefined
  unknown: { currency: string; orders: number }[]
}

/**
 * How values are added: those of the site's currency, or else of the one that most of its orders
 * have, and those that a rate is stated for. An order that names no currency is taken to be in it.
 */
export function exchangeOf(
  { currency: own, exchangeRates = {} }: Pick<Config, 'currency' | 'exchangeRates'>,
  seen: { currency: string; orders: number }[],
): Exchange {
  const currency = own ?? seen[0]?.currency ?? null
  const others = seen.filter((each) => each.currency !== currency)
  const converted = others.flatMap(({ currency }) =>
    Object.hasOwn(exchangeRates, currency) ? [{ currency, rate: exchangeRates[currency]! }] : [],
  )
  return {
    told: { currency, converted },
    rates:
      currency === null || others.length === 0
        ? undefined
        : { ...exchangeRates, [currency]: 1, '': 1 },
    unknown: others.filter(({ currency }) => !Object.hasOwn(exchangeRates, currency)),
  }
}

/** The orders in currencies that no rate is stated for, each currency by itself. */
export async function moneyApart(
  unknown: Exchange['unknown'],
  count: (rates: Record<string, number>) => Promise<Counts>,
): Promise<Money['apart']> {
  const apart: Money['apart'] = []
  for (const { currency, orders } of unknown.slice(0, MOST_APART)) {
    apart.push({ currency, orders, values: valuesOf(await count({ [currency]: 1 })) })
  }
  return [...apart, ...unknown.slice(MOST_APART).map((each) => ({ ...each, values: [] }))]
}

function valuesOf({ cells }: Counts): Money['apart'][number]['values'] {
  const values = new Map<string, Money['apart'][number]['values'][number]>()
  for (const { audience, arm, goals } of cells) {
    for (const { goal, value } of goals.filter(({ value }) => value !== 0)) {
      const key = JSON.stringify([audience, arm, goal])
      const found = values.get(key) ?? { audience, arm, goal, value: 0 }
      values.set(key, found)
      found.value += value
    }
  }
  return [...values.values()]
}
