import { formatChance, formatCount, formatLift, formatMoney, formatShare } from '../format.ts'
import type { ResultsTable, Row, Said } from '../results-table.ts'
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
            Lift against control
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

function Verdicts({ verdicts }: { verdicts: Said[] }) {
  return (
    <>
      {verdicts.map(({ arm, kind, words }) => (
        <span key={arm} class={`verdict verdict-${kind}`}>
          <Icon name={kind} />
          <span>{words}</span>
        </span>
      ))}
    </>
  )
}

function ArmRow({
  row: { arm, result, kind },
  bound,
  currency,
}: {
  row: Row
  /** Null where nothing is compared. */
  bound: number | null
  currency: string | undefined
}) {
  const { rate, rateInterval, valuePerVisitor, lift } = result ?? {}
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
      <td class={lift ? 'compared' : 'compared compared-none'} data-label="Lift against control">
        {bound !== null && (
          <span class="compared-content">
            <IntervalBar lift={lift ?? null} bound={bound} kind={kind} />
            <span class="compared-words">
              {lift ? (
                <>
                  {formatLift(lift.lift)}
                  <small>
                    {formatLift(lift.always.low)} to {formatLift(lift.always.high)}
                  </small>
                  <small
                    class="chance"
                    title="If nothing was believed before. It is no signal to stop at"
                  >
                    {formatChance(lift.chanceToWin)} to win
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
  const percent = Number((bound * 100).toFixed(1))
  return (
    <span class="scale" aria-hidden="true">
      <span>−{percent}%</span>
      <span>0</span>
      <span>+{percent}%</span>
    </span>
  )
}
