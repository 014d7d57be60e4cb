import type { KpiReport } from '@segue/core'
import { formatCount, formatShare } from '../format.ts'

/** More pairs than this nobody reads; the command has all of them. */
const MOST = 12

/** Segments that have visitors in common: two that nearly always have are one under two names. */
export function OverlapsTable({ report }: { report: Pick<KpiReport, 'overlaps' | 'segments'> }) {
  const nameOf = (id: string) => report.segments.find(({ segment }) => segment === id)?.name ?? id
  if (report.overlaps.length === 0) return <p>No two segments have ten visitors in common.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must get there.
    <section class="scroll" tabIndex={0} aria-label="Visitors in two segments">
      <table>
        <thead>
          <tr>
            <th scope="col">Segments</th>
            <th scope="col" class="number">
              In both
            </th>
            <th scope="col" class="number">
              Of those in either
            </th>
          </tr>
        </thead>
        <tbody>
          {report.overlaps.slice(0, MOST).map(({ one, other, both, share }) => (
            <tr key={`${one} ${other}`}>
              <th scope="row">
                {nameOf(one)} and {nameOf(other)}
              </th>
              <td class="number">{formatCount(both)}</td>
              <td class="number">{formatShare(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
