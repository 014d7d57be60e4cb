import { isReserved } from '@segue/core'
import { formatChance, formatCount, formatLift, formatMoney, formatShare } from '../format.ts'
import type { ResultsTable, Row, TableAudience } from '../results-table.ts'
import { Icon } from './icon.tsx'
import { Swatch } from './swatch.tsx'

type Props = {
  table: ResultsTable
  caption: string
  currency: string | undefined
  colorOf: (arm: string) => string
}

const CHIPS: Record<Row['kind'], string> = {
  better: 'Better',
  worse: 'Worse',
  same: 'The same',
  open: 'Too early',
}

/** So many late ones are worth a word; fewer there are always. */
const NOTABLE = 0.05

/**
 * Audiences × arms. On a phone its cells are laid out anew by CSS: browsers keep a table's
 * semantics then, https://adrianroselli.com/2018/02/tables-css-display-properties-and-aria.html
 */
export function ResultsTableView({ table, caption, currency, colorOf }: Props) {
  const here = table.audiences.filter(({ visitors }) => visitors > 0)
  const empty = table.audiences.filter(({ visitors }) => visitors === 0)
  const withMoney = here.some(({ rows }) => rows.some(({ result }) => (result?.value ?? 0) !== 0))
  return (
    <div class="sheet">
      <table class="results">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Audience and arm</th>
            <th scope="col" class="number">
              Visitors
            </th>
            <th scope="col" class="number">
              Converters
            </th>
            <th scope="col" class="number">
              Rate
            </th>
            {withMoney && (
              <th scope="col" class="number">
                Per visitor
              </th>
            )}
            <th scope="col" class="number">
              Lift
            </th>
            <th scope="col" class="number">
              Chance to win
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        {here.map((audience) => (
          <tbody key={audience.audience}>
            <tr class="audience">
              <th scope="rowgroup" colSpan={withMoney ? 8 : 7}>
                {audience.name}
                {!audience.isTested && <small>No control: shown to all, nothing is compared</small>}
              </th>
            </tr>
            {audience.rows.map((row) => (
              <ArmRow
                key={row.arm.arm}
                row={row}
                audience={audience}
                color={colorOf(row.arm.arm)}
                currency={currency}
                withMoney={withMoney}
              />
            ))}
          </tbody>
        ))}
      </table>
      {empty.length > 0 && (
        <p class="results-empty">Nobody yet: {empty.map(({ name }) => name).join(', ')}.</p>
      )}
    </div>
  )
}

function ArmRow({
  row: { arm, result, kind, isShown },
  audience: { isTested },
  color,
  currency,
  withMoney,
}: {
  row: Row
  audience: TableAudience
  color: string
  currency: string | undefined
  withMoney: boolean
}) {
  const { rate, rateInterval, valuePerVisitor } = result ?? {}
  const lift = isShown ? result?.lift : null
  return (
    <tr class={isReserved(arm.arm) ? 'arm arm-held' : 'arm'}>
      <th scope="row">
        <Swatch color={color} />
        {arm.name}
      </th>
      <td class="number" data-label="Visitors">
        {formatCount(arm.visitors)}
        {arm.late > NOTABLE * arm.visitors && (
          <small title="First shown after the page was painted">
            {formatShare(arm.late / arm.visitors)} late
          </small>
        )}
      </td>
      <td class="number" data-label="Converters">
        {result ? formatCount(result.converters) : '–'}
      </td>
      <td class="number" data-label="Rate">
        {isShown && typeof rate === 'number' ? formatShare(rate) : '–'}
        {isShown && rateInterval && (
          <small>
            {formatShare(rateInterval.low)} to {formatShare(rateInterval.high)}
          </small>
        )}
      </td>
      {withMoney && (
        <td class="number" data-label="Per visitor">
          {isShown && typeof valuePerVisitor === 'number'
            ? formatMoney(valuePerVisitor, currency)
            : '–'}
        </td>
      )}
      <td class={lift ? 'number' : 'number nothing'} data-label="Lift">
        {lift && (
          <>
            {formatLift(lift.lift)}
            <small>
              {formatLift(lift.always.low)} to {formatLift(lift.always.high)}
            </small>
          </>
        )}
      </td>
      <td class={lift ? 'number' : 'number nothing'} data-label="Chance to win">
        {lift && formatChance(lift.chanceToWin)}
      </td>
      <td class={isTested && result?.verdict ? '' : 'nothing'} data-label="Verdict">
        {isTested && result?.verdict && (
          <span class={`verdict verdict-${kind}`}>
            <Icon name={kind} />
            {CHIPS[kind]}
          </span>
        )}
      </td>
    </tr>
  )
}
