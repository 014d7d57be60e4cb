import type { CampaignFigures, CampaignReport } from '@segue/core'
import type { ReadableAtom } from 'nanostores'
import { formatCount, formatMoney } from '../format.ts'
import type { Reading } from '../reading.ts'
import { Read } from './read.tsx'

const HEADS = ['Cost', 'Visitors', 'Buyers', 'First-time', 'Revenue', 'Cost a new buyer', 'Return']

/** What campaigns of the period cost and brought. */
export function CampaignsTable({
  campaigns,
}: {
  campaigns: ReadableAtom<Reading<CampaignReport>>
}) {
  return (
    <Read from={campaigns}>
      {({ campaigns, currency }) =>
        campaigns.length === 0 ? (
          <p>
            Nobody came by a campaign’s link in these days. A link names one by{' '}
            <code>utm_campaign</code> or <code>utm_medium</code>; what it cost is stated under{' '}
            <code>costs</code> in the config.
          </p>
        ) : (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must get there. */}
            <section class="scroll" tabIndex={0} aria-label="Campaigns">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Campaign</th>
                    {HEADS.map((head) => (
                      <th key={head} scope="col" class="number">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {campaigns.map((each) => (
                    <Row key={nameOf(each)} of={each} currency={currency ?? undefined} />
                  ))}
                </tbody>
              </table>
            </section>
            <p class="sheet-note">
              Some of these would have bought without it: only a holdout tells how many.
            </p>
          </>
        )
      }
    </Read>
  )
}

const nameOf = ({ source, medium, campaign }: CampaignFigures) =>
  [source, medium, campaign].filter(Boolean).join(' / ')

function Row({ of, currency }: { of: CampaignFigures; currency: string | undefined }) {
  const money = (amount: number | null) => (amount === null ? '–' : formatMoney(amount, currency))
  const cells = [
    money(of.cost),
    formatCount(of.visitors),
    formatCount(of.buyers),
    formatCount(of.firstBuyers),
    money(of.revenue),
    money(of.acquisitionCost),
    of.returnOnSpend === null ? '–' : `${of.returnOnSpend.toFixed(2)} ×`,
  ]
  return (
    <tr>
      <th scope="row">{nameOf(of)}</th>
      {cells.map((cell, n) => (
        <td key={HEADS[n]} class="number">
          {cell}
        </td>
      ))}
    </tr>
  )
}
