import { formatCount, formatMoney, formatPoints, formatShare } from '../format.ts'
import type { ResultsTable, Row } from '../results-table.ts'
import type { Verdict } from '../verdict.ts'
import { Icon } from './icon.tsx'
import { IntervalBar } from './interval-bar.tsx'

type Props = { table: ResultsTable; caption: string; currency: string | undefined }

/**
 * Audiences × arms. On a phone its cells are laid out anew by CSS: browsers keep a table's
 * semantics then, https://adrianroselli.com/2018/02/tables-css-display-properties-and-aria.html
 */
export function ResultsTableView({ table, caption, currency }: Props) {
  return (
    <table class="results">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Arm</th>
          <th scope="col" class="number">
            Visitors
          </th>
          <th scope="col" class="number">
            Converters
          </th>
          <th scope="col" class="number">
            Rate
          </th>
          <th scope="col" class="number">
            Value per visitor
          </th>
          <th scope="col" class="compared">
            Difference to control
            <Scale bound={table.bound} />
          </th>
        </tr>
      </thead>
      {table.audiences.map((audience) => (
        <tbody key={audience.audience}>
          <tr class="audience">
            <th scope="rowgroup" colSpan={6}>
              {audience.name}
            </th>
          </tr>
          {/* Not in the header: it would be read out with every cell of the audience. */}
          <tr class="verdict-row">
            <td colSpan={6}>
              <Verdicts verdicts={audience.verdicts} />
            </td>
          </tr>
          {audience.visitors > 0 &&
            audience.rows.map((row) => (
              <ArmRow
                key={row.arm.arm}
                row={row}
                bound={audience.tested ? table.bound : null}
                currency={currency}
              />
            ))}
        </tbody>
      ))}
    </table>
  )
}

function Verdicts({ verdicts }: { verdicts: Verdict[] }) {
  return (
    <>
      {verdicts.map(({ arm, name, tone, words }) => (
        <span key={arm} class={`verdict verdict-${tone}`}>
          <Icon name={tone} />
          <span>
            {verdicts.length > 1 && <b>{name}. </b>}
            {words}
          </span>
        </span>
      ))}
    </>
  )
}

function ArmRow({
  row: { arm, result, tone },
  bound,
  currency,
}: {
  row: Row
  /** Null where nothing is compared. */
  bound: number | null
  currency: string | undefined
}) {
  const { rate, rateInterval, valuePerVisitor, difference } = result ?? {}
  return (
    <tr class="arm">
      <th scope="row">{arm.name}</th>
      <td class="number" data-label="Visitors">
        {formatCount(arm.visitors)}
        {arm.visitors > 0 && (
          <small title="First shown after the page was painted">
            {formatShare(arm.late / arm.visitors)} late
          </small>
        )}
      </td>
      <td class="number" data-label="Converters">
        {result ? formatCount(result.converters) : '–'}
      </td>
      <td class="number" data-label="Rate">
        {typeof rate === 'number' ? formatShare(rate) : '–'}
        {rateInterval && (
          <small>
            {formatShare(rateInterval.low)} to {formatShare(rateInterval.high)}
          </small>
        )}
      </td>
      <td class="number" data-label="Value per visitor">
        {typeof valuePerVisitor === 'number' ? formatMoney(valuePerVisitor, currency) : '–'}
      </td>
      <td
        class={difference ? 'compared' : 'compared compared-none'}
        data-label="Difference to control"
      >
        {bound !== null && (
          <span class="compared-content">
            <IntervalBar difference={difference ?? null} bound={bound} tone={tone} />
            <span class="compared-words">
              {difference ? (
                <>
                  {formatPoints(difference.rate)} points
                  <small>
                    {formatPoints(difference.interval.low)} to{' '}
                    {formatPoints(difference.interval.high)}
                  </small>
                </>
              ) : (
                '–'
              )}
            </span>
          </span>
        )}
      </td>
    </tr>
  )
}

/** What the ends of every bar stand for; the words in each cell have the numbers. */
function Scale({ bound }: { bound: number }) {
  const points = Number((bound * 100).toFixed(1))
  return (
    <span class="scale" aria-hidden="true">
      <span>−{points}</span>
      <span>0</span>
      <span>+{points}</span>
    </span>
  )
}
