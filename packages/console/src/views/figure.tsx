import { useEffect, useRef, useState } from 'preact/hooks'
import type { Cell } from '../csv-text.ts'
import { csvText } from '../csv-text.ts'
import { formatCount, formatLasting, formatLift, formatMoney, formatShare } from '../format.ts'
import { inTurn } from '../in-turn.ts'
import { pngOf, save } from '../picture-file.ts'
import type { Drawing } from '../pictures/drawing.ts'
import type { Column, Picture } from '../pictures/picture.ts'

type Props = { picture: Picture; currency: string | undefined }

/** A picture with what was found as its title, the same as a table, and both as files. */
export function Figure({ picture, currency }: Props) {
  const { id, kind, title, note, facts = [], drawing, table } = picture
  const place = useRef<HTMLDivElement>(null)
  const legend = legendOf(drawing)
  const savePng = async () => {
    const svg = place.current?.querySelector('svg')
    const blob = svg && (await pngOf(svg, title, legend))
    if (blob) save(blob, `${id}.png`)
  }
  const saveCsv = () => {
    const { columns, rows } = inSeconds(table)
    const text = csvText(
      columns.map(({ name }) => name),
      rows,
    )
    save(new Blob([text], { type: 'text/csv' }), `${id}.csv`)
  }
  return (
    <figure class={`figure figure-${id}`} aria-labelledby={`figure-${id}`}>
      <figcaption>
        <span class="figure-kind">{kind}</span>
        <h3 id={`figure-${id}`}>{title}</h3>
      </figcaption>
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(({ label, value, range }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {value}
                <small>{range}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {legend.length > 1 && (
        <ul class="legend">
          {legend.map(({ label, color }) => (
            <li key={label}>
              <Swatch color={color} />
              {label}
            </li>
          ))}
        </ul>
      )}
      <div class="figure-drawing" ref={place}>
        <Drawn drawing={drawing} />
      </div>
      <p class="figure-note">{note}</p>
      <div class="figure-files">
        <Twin picture={picture} currency={currency} />
        <button type="button" class="link" onClick={savePng}>
          PNG<span class="unseen"> of: {title}</span>
        </button>
        <button type="button" class="link" onClick={saveCsv}>
          CSV<span class="unseen"> of: {title}</span>
        </button>
      </div>
    </figure>
  )
}

/** The charts' code comes when the first picture is looked at. */
function Drawn({ drawing }: { drawing: Drawing }) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    )
    observer.observe(place.current!)
    return () => observer.disconnect()
  }, [])
  const content = JSON.stringify(drawing)
  // A report that says the same again is not drawn again.
  useEffect(() => {
    let isStale = false
    if (width === 0) return
    import('../charts/draw.ts').then(
      ({ draw }) =>
        inTurn(() => {
          if (!isStale) place.current?.replaceChildren(draw(drawing, width))
        }),
      () => setTrouble('The picture could not be loaded. The table has what it shows.'),
    )
    return () => {
      isStale = true
    }
  }, [content, width])
  return (
    <>
      <div ref={place} class={`drawing drawing-${drawing.kind}`} />
      {trouble && <p class="bad">{trouble}</p>}
    </>
  )
}

/** A colour as a small square: an attribute, since the policy allows no inline style. */
export function Swatch({ color }: { color: string }) {
  return (
    <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <rect width="12" height="12" rx="3.5" fill={color} />
    </svg>
  )
}

/** As a spreadsheet reckons with what lasts. */
const inSeconds = ({ columns, rows }: Picture['table']): Picture['table'] => ({
  columns: columns.map(({ name, as }) => ({
    name: as === 'lasting' ? `${name} (seconds)` : name,
    as,
  })),
  rows: rows.map((row) =>
    row.map((cell, n) =>
      columns[n]!.as === 'lasting' && typeof cell === 'number' ? Math.round(cell / 1_000) : cell,
    ),
  ),
})

function legendOf(drawing: Drawing): { label: string; color: string }[] {
  switch (drawing.kind) {
    case 'bands':
      return drawing.lines
    case 'densities':
      return drawing.curves
    case 'days':
      return drawing.layers
    case 'steps':
      return drawing.arms
    default:
      // Its rows say whose they are.
      return []
  }
}

/** Written out when somebody opens it: most look at the picture. */
function Twin({ picture, currency }: Props) {
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
