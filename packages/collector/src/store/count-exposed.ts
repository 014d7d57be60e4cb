import { EXPOSURE } from '@segue/core'

/** About how many have met an experience, so that samples of what is dear can be taken: 1% off at most. */
export const COUNT_EXPOSED = `
SELECT uniqCombined(vh) AS visitors
FROM events
WHERE site_id = {site: String} AND name = '${EXPOSURE}' AND exposed = {experience: String}`

export type ExposedRow = { visitors: string }
