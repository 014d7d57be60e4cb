import { useStore } from '@nanostores/preact'
import type { Experience as ExperienceOf } from '@segue/core'
import type { DemoStore } from '../demo.ts'
import { experienceName } from '../names.ts'
import type { Results, ResultsStore } from '../results.ts'
import type { ResultsLinksStore } from '../results-links.ts'
import type { RouteStore } from '../route.ts'
import type { SiteStore } from '../site.ts'
import { Choice } from './choice.tsx'
import { DemoOffer, DemoState } from './demo-panel.tsx'
import { Freshness } from './freshness.tsx'
import { GoalChoice } from './goal-choice.tsx'
import { Heading } from './heading.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'
import { ReportView } from './report-view.tsx'
import { SharePanel } from './share-panel.tsx'

type Props = {
  site: SiteStore
  results: ResultsStore
  links: ResultsLinksStore
  demo: DemoStore
  route: RouteStore
}

export function ResultsScreen({ site, results, links, demo, route }: Props) {
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
        <Experience current={current} results={results} links={links} demo={demo} route={route} />
      ) : live.kind === 'waiting' ? (
        <Waiting />
      ) : live.kind === 'missing' ? (
        <Notice tone="bad">{live.trouble}</Notice>
      ) : (
        <Empty title="Nothing is being tested yet">
          <p>Once an experience is published and somebody has seen it, its results stand here.</p>
          <p>
            <a href={route.href({ screen: 'edit' })}>Make an experience</a>, or{' '}
            <a href={route.href({ screen: 'install' })}>check the script tag</a>.
          </p>
        </Empty>
      )}
    </>
  )
}

function Experience({
  current,
  results,
  links,
  demo,
  route,
}: {
  current: Results
  results: ResultsStore
  links: ResultsLinksStore
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
        <GoalChoice looked={current} choose={results.chooseGoal} />
      </div>
      {report.kind === 'waiting' && <Waiting />}
      {report.kind === 'missing' && <Notice tone="bad">{report.trouble}</Notice>}
      {report.kind === 'here' && (
        <>
          <ReportView
            looked={current}
            looking={results}
            empty={<Unseen experience={experience} demo={demo} route={route} />}
          />
          <SharePanel links={links} />
        </>
      )}
    </>
  )
}

function Unseen({
  experience,
  demo,
  route,
}: {
  experience: ExperienceOf
  demo: DemoStore
  route: RouteStore
}) {
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
