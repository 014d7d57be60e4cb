import * as v from 'valibot'

const sums = {
  /** In the site's currency; null where no cost is stated for it. */
  cost: v.nullable(v.number()),
  /** Those whose first campaign of the period it was. */
  visitors: v.number(),
  /** Of these, those who ordered in the period from then on, and those who never had before. */
  buyers: v.number(),
  firstBuyers: v.number(),
  orders: v.number(),
  revenue: v.number(),
  /** Cost for each first-time buyer; revenue for each unit of cost. Null where nothing can be divided. */
  acquisitionCost: v.nullable(v.number()),
  returnOnSpend: v.nullable(v.number()),
}
const campaign = v.strictObject({
  /** Empty for what is not named. */
  source: v.string(),
  medium: v.string(),
  campaign: v.string(),
  ...sums,
})
export type CampaignFigures = v.InferOutput<typeof campaign>

/** What campaigns of a period cost and brought. */
export const campaignReport = v.strictObject({
  site: v.string(),
  zone: v.string(),
  period: v.strictObject({ from: v.string(), to: v.string() }),
  segment: v.nullable(v.string()),
  currency: v.nullable(v.string()),
  /** Those with costs first, in the order of the config; then the others by their visitors. */
  campaigns: v.array(campaign),
  /** Of all campaigns with costs. */
  paid: v.strictObject(sums),
})
export type CampaignReport = v.InferOutput<typeof campaignReport>
