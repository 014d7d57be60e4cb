import { useRef } from 'preact/hooks'
import { csvText } from '../csv-text.ts'
import { pngOf, save } from '../picture-file.ts'
import type { Drawing } from '../pictures/drawing.ts'
import type { Picture } from '../pictures/picture.ts'
import { Drawn } from './drawn.tsx'
import { Swatch } from './swatch.tsx'
import { Twin } from './twin.tsx'

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
