import { IN_PERIODS } from './site-visits.ts'

/** Currencies of a site's orders in some time, the most frequent first; programs' orders left out. */
export const COUNT_ORDER_CURRENCIES = `
SELECT currency, uniqExact(event_id) AS orders
FROM events
WHERE ${IN_PERIODS} AND name = 'purchase' AND bot = 0 AND value != 0 AND currency != ''
GROUP BY currency
ORDER BY orders DESC, currency`
