import { type Figure, KPIS, type KpiReport } from '@segue/core'
import { changeOf, figureText } from '../figure-words.ts'
import { ChangeText } from './change-text.tsx'

const LEADING: Figure[] = [
  'visitors',
  'conversion-rate',
  'revenue-per-visitor',
  'average-order',
  'bounce',
  'repeat-visits',
]

type Props = { report: Pick<KpiReport, 'all'>; currency: string | undefined }

/** What one looks at first. */
export function LeadingFigures({ report: { all }, currency }: Props) {
  return (
    <dl class="leading">
      {LEADING.map((id) => {
        const [now, before] = [all.now?.[id] ?? null, all.before?.[id] ?? null]
        return (
          <div key={id}>
            <dt>{KPIS[id].name}</dt>
            <dd>
              {figureText(id, now, currency)}
              <ChangeText change={changeOf(id, now, before)} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
