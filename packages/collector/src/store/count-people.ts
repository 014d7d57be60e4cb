/**
 * Visitors with such an event since a time, each once, bots left out; where an item is named, those
 * whose event has it.
 */
export const COUNT_PEOPLE = `
SELECT uniqExact(vh) AS people
FROM events
WHERE site_id = {site: String} AND name = {on: String} AND bot = 0
  AND at >= fromUnixTimestamp64Milli({since: Int64})
  AND ({item: String} = '' OR arrayExists(
    item -> JSONExtractString(item, 'item_id') = {item: String}, JSONExtractArrayRaw(props, 'items')
  ))`

export type PeopleRow = { people: string }
