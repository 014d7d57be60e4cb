const BEFORE =
  "site_id = {site: String} AND events.at < fromUnixTimestamp64Milli({before: Int64}, 'UTC')"

export const COUNT_BEFORE = `SELECT count() AS events FROM events WHERE ${BEFORE}`

/** Rewrites the parts in which they lie, and is done when it returns. */
export const ERASE_BEFORE = `ALTER TABLE events DELETE WHERE ${BEFORE.replace('events.at', 'at')}`

/** The quarter of an hour in which that time lies goes with the next ones. */
export const ERASE_VISITS_BEFORE = `
ALTER TABLE visits DELETE WHERE site_id = {site: String}
  AND quarter < toStartOfFifteenMinutes(fromUnixTimestamp64Milli({before: Int64}, 'UTC'))`
