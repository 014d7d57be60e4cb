import type { KpiReport } from '@segue/core'
import { dayText } from '../days-text.ts'
import { formatCount, formatShare } from '../format.ts'

/** Of five, how strongly a cell is colored. */
const strength = (share: number) => Math.min(5, Math.ceil(share * 10))

/** Those who came for the first time in a week, and the share of them that was there weeks later. */
export function RetentionTable({
  report: { retention },
}: {
  report: Pick<KpiReport, 'retention'>
}) {
  const { cohorts } = retention
  const last = Math.max(0, ...cohorts.flatMap(({ weeks }) => weeks.map(({ later }) => later)))
  if (cohorts.length === 0) return <p>Nobody came for the first time in these days.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must get there.
    <section class="scroll" tabIndex={0} aria-label="Who came again, week by week">
      <table class="retention">
        <thead>
          <tr>
            <th scope="col">First visit in the week of</th>
            <th scope="col" class="number">
              Visitors
            </th>
            {Array.from({ length: last }, (_, n) => (
              <th key={n} scope="col" class="number">
                {n + 1} {n === 0 ? 'week' : 'weeks'} later
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map(({ week, visitors, weeks }) => (
            <tr key={week}>
              <th scope="row">{dayText(week)}</th>
              <td class="number">{formatCount(visitors)}</td>
              {Array.from({ length: last }, (_, n) => {
                const share = weeks.find(({ later }) => later === n + 1)?.share
                return (
                  <td key={n} class={share ? `number heat-${strength(share)}` : 'number'}>
                    {share === undefined ? '' : formatShare(share)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
