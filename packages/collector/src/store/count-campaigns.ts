/** From `from` on and before `to`; of all visitors where `segment` is ''; what a unit of each currency is worth. */
export type CampaignsAsked = {
  from: number
  to: number
  segment: string
  rates: Record<string, number>
}

const IN_PERIOD = `site_id = {site: String}
      AND at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`
const MOMENT = 'bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 16) + least(seq, 65535)'
const WORTH = `toDecimal128(value * arrayElement(
        CAST({rates: Array(String)}, 'Array(Decimal(18, 8))'), indexOf({currencies: Array(String)}, currency)
      ), 4)`

/**
 * What visitors brought by the first campaign of theirs in the period: a link that names a campaign, or
 * a medium that is no mere referral. Their orders count from then on, each once and when it was first
 * told, as in `ORDERS`; an order from before, however long ago, says that they are no new buyers.
 * Properties are looked through for the words first, which is a tenth of reading them.
 */
export const COUNT_CAMPAIGNS = `
SELECT touch.2 AS source, touch.3 AS medium, touch.4 AS campaign, count() AS visitors,
  countIf(notEmpty(mine)) AS buyers,
  countIf(notEmpty(mine) AND arrayMin(arrayMap(each -> each.1, bought)) >= touch.1) AS first_buyers,
  sum(length(mine)) AS orders, toString(sum(arraySum(arrayMap(each -> each.2, mine)))) AS revenue
FROM (
  SELECT minIf((moment, source, medium, campaign), kind = 'touch') AS touch,
    groupArrayIf((moment, worth), kind = 'order') AS bought,
    arrayFilter(each -> each.1 >= greatest(touch.1, bitShiftLeft(toUInt64({from: Int64}), 16)), bought) AS mine
  FROM (
    SELECT vh, 'touch' AS kind, ${MOMENT} AS moment, toDecimal128(0, 4) AS worth,
      JSONExtractString(props, 'source') AS source, JSONExtractString(props, 'medium') AS medium,
      JSONExtractString(props, 'campaign') AS campaign
    FROM events
    WHERE ${IN_PERIOD} AND name = 'page_view' AND (position(props, '"campaign":') > 0 OR position(props, '"medium":') > 0)
      AND (campaign != '' OR medium NOT IN ('', 'referral'))
    UNION ALL
    SELECT vh, 'order' AS kind, first.1 AS moment, first.2 AS worth, '' AS source, '' AS medium, '' AS campaign
    FROM (
      SELECT vh, argMin((${MOMENT}, ${WORTH}), (events.at, seq, event_id)) AS first
      FROM events
      WHERE site_id = {site: String} AND name = 'purchase' AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
      GROUP BY vh, if(order_id = '', cityHash64(event_id), cityHash64(order_id))
    )
    UNION ALL
    SELECT vh, if(bot > 0, 'machine', 'member') AS kind, 0 AS moment, toDecimal128(0, 4) AS worth,
      '' AS source, '' AS medium, '' AS campaign
    FROM events
    WHERE ${IN_PERIOD} AND (bot > 0 OR ({segment: String} != '' AND has(segments, {segment: String})))
  )
  GROUP BY vh
  HAVING max(kind = 'touch') AND NOT max(kind = 'machine') AND ({segment: String} = '' OR max(kind = 'member'))
)
GROUP BY source, medium, campaign
ORDER BY source, medium, campaign
SETTINGS prefer_column_name_to_alias = 1`

export type CampaignRow = { source: string; medium: string; campaign: string } & Record<
  'visitors' | 'buyers' | 'first_buyers' | 'orders' | 'revenue',
  string
>

export type CampaignCounts = {
  source: string
  medium: string
  campaign: string
  visitors: number
  buyers: number
  firstBuyers: number
  orders: number
  revenue: number
}

export type CampaignStore = {
  countCampaigns(site: string, asked: CampaignsAsked): Promise<CampaignCounts[]>
}

type Rows = <Row>(query: string, params: Record<string, unknown>) => Promise<Row[]>

export function campaignQueries(rows: Rows): CampaignStore {
  return {
    async countCampaigns(site, { rates, ...asked }) {
      const found = await rows<CampaignRow>(COUNT_CAMPAIGNS, {
        site,
        ...asked,
        currencies: Object.keys(rates),
        rates: Object.values(rates).map((rate) => rate.toFixed(8)),
      })
      return found.map(({ source, medium, campaign, ...row }) => ({
        source,
        medium,
        campaign,
        visitors: Number(row.visitors),
        buyers: Number(row.buyers),
        firstBuyers: Number(row.first_buyers),
        orders: Number(row.orders),
        revenue: Number(row.revenue),
      }))
    },
  }
}
