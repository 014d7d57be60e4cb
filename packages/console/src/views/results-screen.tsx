import { useStore } from '@nanostores/preact'
import { LEAST_CONVERTERS, LEAST_VISITORS } from '@segue/core'
import { armColors, armNames } from '../arm-colors.ts'
import type { DemoStore } from '../demo.ts'
import { leadOf } from '../lead.ts'
import { experienceName } from '../names.ts'
import { enrolmentPicture } from '../pictures/enrolment.ts'
import { forestPicture } from '../pictures/forest.ts'
import { holdoutPicture } from '../pictures/holdout.ts'
import type { Results, ResultsStore } from '../results.ts'
import type { RouteStore } from '../route.ts'
import type { SiteStore } from '../site.ts'
import { Choice } from './choice.tsx'
import { CloserLook } from './closer-look.tsx'
import { DemoOffer, DemoState } from './demo-panel.tsx'
import { Figure } from './figure.tsx'
import { Freshness } from './freshness.tsx'
import { GuardrailsTable } from './guardrails-table.tsx'
import { Heading } from './heading.tsx'
import { HealthStrip } from './health-strip.tsx'
import { LeadView } from './lead-view.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'
import { ResultsTableView } from './results-table-view.tsx'

type Props = { site: SiteStore; results: ResultsStore; demo: DemoStore; route: RouteStore }

export function ResultsScreen({ site, results, demo, route }: Props) {
  const current = useStore(results.$results)
  const live = useStore(site.live.$reading)
  const report = current?.report
  return (
    <>
      <Heading title="Results">
        {report?.kind === 'here' && <Freshness at={report.at} trouble={report.trouble} />}
      </Heading>
      <DemoState demo={demo} />
      {current ? (
        <Experience current={current} results={results} demo={demo} route={route} />
      ) : live.kind === 'waiting' ? (
        <Waiting />
      ) : live.kind === 'missing' ? (
        <Notice tone="bad">{live.trouble}</Notice>
      ) : (
        <Empty title="Nothing is being tested yet">
          <p>
            The live config (version {live.value.version}) has no experiences. Publish one with the{' '}
            <code>segue</code> command; its results show up here by themselves.
          </p>
        </Empty>
      )}
    </>
  )
}

function Experience({
  current,
  results,
  demo,
  route,
}: {
  current: Results
  results: ResultsStore
  demo: DemoStore
  route: RouteStore
}) {
  const { experiences, experience, report } = current
  return (
    <>
      <div class="choices">
        <Choice
          legend="Experience"
          value={experience.id}
          options={experiences.map((one) => ({ value: one.id, label: experienceName(one) }))}
          choose={(id) => route.go({ experience: id, audience: '' })}
        />
        {report.kind === 'here' && report.value.goals.length > 0 && (
          <Choice
            legend="Goal"
            value={current.goal ?? ''}
            options={report.value.goals.map(({ id, name, kind }) => ({
              value: id,
              label: name,
              hint: kind,
            }))}
            choose={results.chooseGoal}
          />
        )}
      </div>
      {report.kind === 'waiting' && <Waiting />}
      {report.kind === 'missing' && <Notice tone="bad">{report.trouble}</Notice>}
      {report.kind === 'here' && (
        <Report current={current} results={results} demo={demo} route={route} />
      )}
    </>
  )
}

function Report({
  current,
  results,
  demo,
  route,
}: {
  current: Results
  results: ResultsStore
  demo: DemoStore
  route: RouteStore
}) {
  const { experience, report, table, goal, currency } = current
  if (report.kind !== 'here' || !table) return null
  if (table.visitors === 0) {
    return (
      <Empty title="Nobody has seen this experience yet">
        <p>
          Counting starts when a visitor who belongs to one of its audiences opens{' '}
          {experience.pages.map((page, index) => (
            <span key={page}>
              {index > 0 && ' or '}
              <code>{page}</code>
            </span>
          ))}
          .
        </p>
        <p>
          <a href={route.href({ screen: 'live' })}>See whether events arrive</a>, or{' '}
          <a href={route.href({ screen: 'install' })}>check the script tag</a>.
        </p>
        <DemoOffer demo={demo} />
      </Empty>
    )
  }
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
          This experience names no goal, so there is nothing to compare. Add one under{' '}
          <code>goals</code> in the config.
        </Notice>
      )}
      <HealthStrip report={value} />
      <ResultsTableView
        table={table}
        currency={currency}
        colorOf={named.colorOf}
        caption={`${value.name}: ${name ?? 'visitors'} by audience and arm`}
      />
      {forest && <Figure picture={forest} currency={currency} />}
      {goal && <CloserLook current={current} report={value} results={results} />}
      <div class="figures">
        {pictures.map(
          (picture) => picture && <Figure key={picture.id} picture={picture} currency={currency} />,
        )}
      </div>
      <GuardrailsTable report={value} />
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
