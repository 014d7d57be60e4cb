import type { SurrogateReport } from '@segue/core'
import type { ReadableAtom } from 'nanostores'
import { formatCount, plural } from '../format.ts'
import type { Reading } from '../reading.ts'
import { Notice } from './notice.tsx'
import { Read } from './read.tsx'

const STANDINGS: Record<SurrogateReport['goals'][number]['standing'], string> = {
  moves: 'Leads there',
  unclear: 'Unclear',
  untested: 'Untested',
  'only-correlates': 'Only goes with it',
}

/** Which micro goals predict the macro goal, by what experiments moved. */
export function GoalsThatLead({ leads }: { leads: ReadableAtom<Reading<SurrogateReport>> }) {
  return (
    <Read from={leads}>
      {({ goal, goals, experiences, contrasts, warning }) =>
        goals.length === 0 ? (
          <p>The site has no micro goals. Add one to an experience.</p>
        ) : (
          <>
            <p>
              What leads to “{goal.name}”, by {plural(experiences, 'experience')} with{' '}
              {plural(contrasts, 'comparison')} of arms.
            </p>
            <ul class="leads">
              {goals.map((each) => (
                <li key={each.goal}>
                  <span class={`badge standing-${each.standing}`}>{STANDINGS[each.standing]}</span>
                  <span>
                    {each.words}
                    <small>
                      {formatCount(each.visitors)} visitors, {formatCount(each.both)} of them
                      reached “{goal.name}” after it
                    </small>
                  </span>
                </li>
              ))}
            </ul>
            {warning && <Notice tone="warn">{warning}</Notice>}
          </>
        )
      }
    </Read>
  )
}
