import { useStore } from '@nanostores/preact'
import { type BeforeAfter, KPIS, type WeeklyFigure } from '@segue/core'
import { daysText } from '../days-text.ts'
import { changeOf, figureText } from '../figure-words.ts'
import type { SiteFiguresStore } from '../site-figures.ts'
import { Read } from './read.tsx'

const VERDICTS: Record<WeeklyFigure['verdict'], string> = {
  more: 'More',
  less: 'Less',
  'no-change-seen': 'No change seen',
  'too-little-data': '',
}

/** Which figures are another since a relaunch, or a new price. */
export function AroundDay({ store }: { store: SiteFiguresStore }) {
  const { day } = useStore(store.$asked)
  return (
    <>
      <label class="around-day">
        <span class="choice-legend">The day on which something changed</span>
        <input
          type="date"
          value={day}
          onChange={(event) => store.ask({ day: event.currentTarget.value })}
        />
      </label>
      {day && <Read from={store.around}>{(found) => <Compared found={found} />}</Read>}
    </>
  )
}

function Compared({ found }: { found: BeforeAfter }) {
  const currency = found.currency ?? undefined
  const known = found.figures.filter(({ verdict }) => verdict !== 'too-little-data')
  return (
    <>
      <p>
        {found.weeks} weeks, {daysText(found.after)}, beside the {found.weeks} before. “Visitors”
        are those of a week.
      </p>
      {known.length === 0 && <p>Too few were here in these weeks to compare them.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must get there. */}
      <section class="scroll" tabIndex={0} aria-label={`Before and after ${found.date}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col" class="number">
                Before
              </th>
              <th scope="col" class="number">
                Since
              </th>
              <th scope="col" class="number">
                Change
              </th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ figure, before, after, verdict }) => (
              <tr key={figure}>
                <th scope="row">{KPIS[figure].name}</th>
                <td class="number">{figureText(figure, before, currency)}</td>
                <td class="number">{figureText(figure, after, currency)}</td>
                <td class="number">{changeOf(figure, after, before)?.words}</td>
                <td>{VERDICTS[verdict]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="sheet-note">
        Whatever else changed then, or with the season, is in it: only an experiment tells causes.
      </p>
    </>
  )
}
