import { useStore } from '@nanostores/preact'
import { reportNotes } from '@segue/core'
import { experienceName } from '../names.ts'
import type { Results, ResultsStore } from '../results.ts'
import type { RouteStore } from '../route.ts'
import type { SiteStore } from '../site.ts'
import { Choice } from './choice.tsx'
import { Freshness } from './freshness.tsx'
import { GuardrailsTable } from './guardrails-table.tsx'
import { Heading } from './heading.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'
import { ResultsTableView } from './results-table-view.tsx'
import { Together } from './together.tsx'

type Props = { site: SiteStore; results: ResultsStore; route: RouteStore }

export function ResultsScreen({ site, results, route }: Props) {
  const current = useStore(results.$results)
  const live = useStore(site.live.$reading)
  const report = current?.report
  return (
    <>
      <Heading title="Results">
        {report?.kind === 'here' && <Freshness at={report.at} trouble={report.trouble} />}
      </Heading>
      {current ? (
        <Experience current={current} results={results} route={route} />
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
  route,
}: {
  current: Results
  results: ResultsStore
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
      {report.kind === 'here' && <Report current={current} route={route} />}
    </>
  )
}

function Report({ current, route }: { current: Results; route: RouteStore }) {
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
      </Empty>
    )
  }
  const name = report.value.goals.find(({ id }) => id === goal)?.name
  return (
    <>
      {!name && (
        <Notice tone="warn">
          This experience names no goal, so there is nothing to compare. Add one under{' '}
          <code>goals</code> in the config.
        </Notice>
      )}
      <HealthNotes notes={reportNotes(report.value)} />
      <ResultsTableView
        table={table}
        currency={currency}
        caption={`${report.value.name}: ${name ?? 'visitors'} by audience and arm`}
      />
      {goal && <Together report={report.value} goal={goal} currency={currency} />}
      <GuardrailsTable report={report.value} />
      <div class="reading-help">
        <p>
          A bar is the 95% interval of the lift: how much more, or less, than control. As long as it
          holds the zero line, there may be no difference at all; an arrow means that it reaches
          further.
        </p>
        <p>
          The intervals hold however often you look, so you may stop at any moment. The sentences
          keep all comparisons by this goal in mind: with many, each has to be clearer.
        </p>
        <p>Late: first shown after the page was painted. It should be much alike in all arms.</p>
      </div>
    </>
  )
}

/** What is the matter with the pages, before anybody reads numbers that come of it. */
function HealthNotes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null
  return (
    <Notice tone="warn">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Notice>
  )
}
