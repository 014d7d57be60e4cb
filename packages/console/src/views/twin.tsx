import { useState } from 'preact/hooks'
import type { Cell } from '../csv-text.ts'
import { formatCount, formatLasting, formatLift, formatMoney, formatShare } from '../format.ts'
import type { Column, Picture } from '../pictures/picture.ts'

type Props = { picture: Picture; currency: string | undefined }

/** Written out when somebody opens it: most look at the picture. */
export function Twin({ picture, currency }: Props) {
  const [isOpen, open] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        Table<span class="unseen"> of: {picture.title}</span>
      </summary>
      {isOpen && <Rows picture={picture} currency={currency} />}
    </details>
  )
}

function Rows({ picture: { title, table }, currency }: Props) {
  return (
    // It scrolls, so a keyboard must get there: https://dequeuniversity.com/rules/axe/4.13/scrollable-region-focusable
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above.
    <section class="twin" tabIndex={0} aria-label={`Table: ${title}`}>
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            {table.columns.map(({ name, as }, n) => (
              <th key={n} scope="col" class={as === 'text' ? '' : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, n) => (
            <tr key={n}>
              {row.map((cell, column) => (
                <td key={column} class={table.columns[column]!.as === 'text' ? '' : 'number'}>
                  {written(cell, table.columns[column]!, currency)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function written(cell: Cell, { as }: Column, currency: string | undefined): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  switch (as) {
    case 'lift':
      return formatLift(cell)
    case 'share':
      return formatShare(cell)
    case 'money':
      return formatMoney(cell, currency)
    case 'lasting':
      return formatLasting(cell)
    default:
      return formatCount(Math.round(cell))
  }
}
