/** Conversions that are worth something, by currency; bots left out. */
export const COUNT_CURRENCIES = `
SELECT currency, uniqExact(event_id) AS orders
FROM events
WHERE site_id = {site: String} AND kind IN ('micro', 'macro') AND bot = 0 AND value != 0 AND currency != ''
  AND mapContains(arms, {experience: String})
GROUP BY currency
ORDER BY orders DESC, currency`

export type CurrencyRow = { currency: string; orders: string }
