import { FIGURES, KPI_PARTS, KPIS, type KpiReport } from '@segue/core'
import { changeOf, figureText } from '../figure-words.ts'
import { ChangeText } from './change-text.tsx'

/** What each part of a catalogue's entry answers. */
const PARTS: Record<(typeof KPI_PARTS)[number], string> = {
  definition: 'What it is',
  tells: 'What it tells',
  measured: 'How it is measured',
  formula: 'Formula',
  trends: 'Trends',
  diagnostics: 'Where to look when it moves',
  tips: 'Tips',
  picture: 'How to draw it',
  warnings: 'Beware',
  tools: 'Tools',
  connects: 'How it connects',
}

type Props = { report: Pick<KpiReport, 'all'>; currency: string | undefined }

/** Every figure, with its entry in the catalogue. */
export function FigureList({ report: { all }, currency }: Props) {
  return (
    <ul class="figure-list">
      {FIGURES.filter((id) => id !== 'segment-size').map((id) => {
        const [now, before] = [all.now?.[id] ?? null, all.before?.[id] ?? null]
        return (
          <li key={id}>
            <details>
              <summary>{KPIS[id].name}</summary>
              <dl>
                {KPI_PARTS.map((part) => (
                  <div key={part}>
                    <dt>{PARTS[part]}</dt>
                    <dd>{KPIS[id][part]}</dd>
                  </div>
                ))}
                <div>
                  <dt>Moves with</dt>
                  <dd>{KPIS[id].moves.map((other) => KPIS[other].name).join(', ')}</dd>
                </div>
              </dl>
            </details>
            <span class="number">{figureText(id, now, currency)}</span>
            <span class="number">
              <ChangeText change={changeOf(id, now, before)} />
            </span>
            <small class="number">{figureText(id, before, currency)} before</small>
          </li>
        )
      })}
    </ul>
  )
}
