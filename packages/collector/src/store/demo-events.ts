/** Ends with the first that it finds. */
export const SOME_REAL = `
SELECT 1 AS real FROM events
WHERE site_id = {site: String} AND NOT startsWith(visitor_id, {demo: String})
LIMIT 1`

const DEMO = 'site_id = {site: String} AND startsWith(visitor_id, {demo: String})'

export const COUNT_DEMO = `SELECT count() AS events FROM events WHERE ${DEMO}`

/** Rewrites the parts in which they lie, and is done when it returns. */
export const ERASE_DEMO = `ALTER TABLE events DELETE WHERE ${DEMO}`

/** While their events are still there. */
export const ERASE_DEMO_VISITS = `
ALTER TABLE visits DELETE WHERE site_id = {site: String} AND vh IN (SELECT vh FROM events WHERE ${DEMO})`
