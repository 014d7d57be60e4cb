import { type Figure, type Figures, KPIS, type KpiReport } from '@segue/core'
import { useState } from 'preact/hooks'
import { csvText } from '../csv-text.ts'
import { changeOf, figureText } from '../figure-words.ts'
import { save } from '../picture-file.ts'
import { type Sorting, sortedBy, sortedSegments } from '../sorted-segments.ts'
import { ChangeText } from './change-text.tsx'

const SHOWN: Figure[] = [
  'visitors',
  'segment-size',
  'conversion-rate',
  'revenue-per-visitor',
  'average-order',
  'bounce',
  'repeat-visits',
]

type Props = { report: KpiReport; currency: string | undefined }

/** All visitors and those of each segment, side by side: by whichever figure one sorts. */
export function SegmentFiguresTable({ report, currency }: Props) {
  const [sorting, sort] = useState<Sorting>({ figure: null, isUp: false })
  const rows = sortedSegments(report.segments, sorting)
  const few = report.segments.filter(({ hidden }) => hidden).map(({ name }) => name)
  return (
    <section class="sheet by-segment" aria-labelledby="by-segment">
      <header>
        <h2 id="by-segment">By segment</h2>
        <button type="button" class="link" onClick={() => saveCsv(report)}>
          CSV<span class="unseen"> of all figures by segment</span>
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must get there. */}
      <section class="scroll" tabIndex={0} aria-label="Figures by segment">
        <table>
          <thead>
            <tr>
              <th scope="col">Visitors</th>
              {SHOWN.map((id) => (
                <th key={id} scope="col" class="number" aria-sort={ariaSort(id, sorting)}>
                  <button type="button" onClick={() => sort(sortedBy(sorting, id))}>
                    {id === 'visitors' ? 'How many' : KPIS[id].name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row name="All" figures={report.all} currency={currency} />
            {rows.map(({ segment, name, ...figures }) => (
              <Row key={segment} name={name} figures={figures} currency={currency} />
            ))}
          </tbody>
        </table>
      </section>
      <p class="sheet-note">
        A visitor is of a segment by one event in these days, so segments add up to more than all.
        That they differ does not say that treating them apart helps.
        {few.length > 0 && ` Fewer than 10 visitors, so not shown: ${few.join(', ')}.`}
      </p>
    </section>
  )
}

function Row({
  name,
  figures,
  currency,
}: {
  name: string
  figures: KpiReport['all']
  currency: string | undefined
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {SHOWN.map((id) => {
        const [now, before] = [figures.now?.[id] ?? null, figures.before?.[id] ?? null]
        return (
          <td key={id} class="number">
            {figureText(id, now, currency)}
            <ChangeText change={changeOf(id, now, before)} />
          </td>
        )
      })}
    </tr>
  )
}

function ariaSort(id: Figure, { figure, isUp }: Sorting) {
  if (figure !== id) return undefined
  return isUp ? ('ascending' as const) : ('descending' as const)
}

function saveCsv({ site, period, all, segments }: KpiReport): void {
  const ids = Object.keys(all.now ?? {}) as Figure[]
  const row = (name: string, figures: Figures | null) => [
    name,
    ...ids.map((id) => figures?.[id] ?? null),
  ]
  const rows = [
    row('All', all.now),
    ...segments.filter(({ hidden }) => !hidden).map(({ name, now }) => row(name, now)),
  ]
  const text = csvText(['Visitors', ...ids.map((id) => KPIS[id].name)], rows)
  save(new Blob([text], { type: 'text/csv' }), `${site}-${period.from}-${period.to}.csv`)
}
