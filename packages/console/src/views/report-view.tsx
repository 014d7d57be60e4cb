import { LEAST_CONVERTERS, LEAST_VISITORS } from '@segue/core'
import type { ComponentChildren } from 'preact'
import { armColors, armNames } from '../arm-colors.ts'
import { leadOf } from '../lead.ts'
import type { Looked, LookingStore } from '../looking.ts'
import { enrolmentPicture } from '../pictures/enrolment.ts'
import { forestPicture } from '../pictures/forest.ts'
import { holdoutPicture } from '../pictures/holdout.ts'
import { CloserLook } from './closer-look.tsx'
import { Figure } from './figure.tsx'
import { GuardrailsTable } from './guardrails-table.tsx'
import { HealthStrip } from './health-strip.tsx'
import { LeadView } from './lead-view.tsx'
import { Notice } from './notice.tsx'
import { ResultsTableView } from './results-table-view.tsx'
import { Soon } from './soon.tsx'

type Props = {
  looked: Looked
  looking: Pick<LookingStore, 'detail' | 'funnels' | 'times' | 'lookClosely'>
  /** What is there as long as nobody has seen the experience. */
  empty: ComponentChildren
}

/** What is settled, whether it may be trusted, and by what numbers. */
export function ReportView({ looked, looking, empty }: Props) {
  const { report, table, goal, currency } = looked
  if (report.kind !== 'here' || !table) return null
  if (table.visitors === 0) return <>{empty}</>
  const { value } = report
  const name = value.goals.find(({ id }) => id === goal)?.name
  const named = { nameOf: armNames(value), colorOf: armColors(value) }
  const pictures = [
    enrolmentPicture(value, named),
    ...(goal ? [holdoutPicture(value, goal, currency)] : []),
  ]
  const forest = goal ? forestPicture(value, table, goal) : null
  return (
    <div class="report">
      {goal ? (
        <LeadView lead={leadOf(value, table, goal)} />
      ) : (
        <Notice tone="warn">
          This experience names no goal, so there is nothing to compare. Give it one under
          Experiences.
        </Notice>
      )}
      <HealthStrip report={value} />
      <ResultsTableView
        table={table}
        currency={currency}
        colorOf={named.colorOf}
        caption={`${value.name}: ${name ?? 'visitors'} by audience and arm`}
      />
      <Soon>
        {forest && <Figure picture={forest} currency={currency} />}
        {goal && <CloserLook current={looked} report={value} results={looking} />}
        <div class="figures">
          {pictures.map(
            (picture) =>
              picture && <Figure key={picture.id} picture={picture} currency={currency} />,
          )}
        </div>
        <GuardrailsTable report={value} />
      </Soon>
      <details class="reading-help">
        <summary>How to read this</summary>
        <p>
          Intervals hold however often you look, so you may stop at any moment. Verdicts keep all
          comparisons by this goal in mind: with many, each has to be clearer. Rates and lifts are
          shown when an arm and its control have {LEAST_VISITORS} visitors and {LEAST_CONVERTERS}{' '}
          converters each.
        </p>
        <p>Late: first shown after the page was painted. It should be much alike in all arms.</p>
      </details>
    </div>
  )
}
