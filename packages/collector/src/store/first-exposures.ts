import { EXPOSURE } from '@segue/core'

/** In which arm visitors were first exposed, and by which version of the config: of a slice of them. */
export const FIRST_EXPOSURES = `
SELECT visitor_id AS visitor, argMin(arms[{experience: String}], moment) AS stamp,
  argMin(config, moment) AS version
FROM (
  SELECT visitor_id, arms, config,
    bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 16) + least(seq, 65535) AS moment
  FROM events
  WHERE site_id = {site: String} AND name = '${EXPOSURE}' AND vh <= {high: UInt64} AND bot = 0
    AND exposed = {experience: String}
)
GROUP BY visitor`

export type ExposureRow = { visitor: string; stamp: string; version: number }
