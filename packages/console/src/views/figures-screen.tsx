import { useStore } from '@nanostores/preact'
import type { KpiReport } from '@segue/core'
import { daysText } from '../days-text.ts'
import type { DemoStore } from '../demo.ts'
import type { FiguresAsked, SiteFiguresStore, Span } from '../site-figures.ts'
import { AroundDay } from './around-day.tsx'
import { CampaignsTable } from './campaigns-table.tsx'
import { Choice } from './choice.tsx'
import { DemoOffer } from './demo-panel.tsx'
import { Effectiveness } from './effectiveness.tsx'
import { FigureList } from './figure-list.tsx'
import { Freshness } from './freshness.tsx'
import { GoalsThatLead } from './goals-that-lead.tsx'
import { Heading } from './heading.tsx'
import { LeadingFigures } from './leading-figures.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'
import { Opened } from './opened.tsx'
import { OverlapsTable } from './overlaps-table.tsx'
import { RetentionTable } from './retention-table.tsx'
import { SegmentFiguresTable } from './segment-figures-table.tsx'

type Props = { store: SiteFiguresStore; demo: DemoStore }

const SPANS: { value: Span; label: string }[] = [
  { value: '7', label: '7 days' },
  { value: '28', label: '4 weeks' },
  { value: '90', label: '90 days' },
  { value: 'own', label: 'Other days' },
]

/** The figures of a site in a period, beside the one before. */
export function FiguresScreen({ store, demo }: Props) {
  const asked = useStore(store.$asked)
  const reading = useStore(store.figures)
  return (
    <>
      <Heading title="Figures">
        {reading.kind === 'here' && <Freshness at={reading.at} trouble={reading.trouble} />}
      </Heading>
      <Period asked={asked} store={store} />
      {reading.kind === 'waiting' && <Waiting />}
      {reading.kind === 'missing' && <Notice tone="bad">{reading.trouble}</Notice>}
      {reading.kind === 'here' && <Figures store={store} report={reading.value} demo={demo} />}
    </>
  )
}

function Period({ asked, store: { ask, zone } }: { asked: FiguresAsked; store: SiteFiguresStore }) {
  const zones = [...new Set([zone, 'UTC'])]
  return (
    <div class="choices">
      <Choice
        legend="Days that are over"
        value={asked.span}
        options={SPANS}
        choose={(span) => ask({ span: span as Span })}
      />
      {asked.span === 'own' && (
        <div class="own-days">
          <label>
            <span class="choice-legend">From</span>
            <input
              type="date"
              value={asked.from}
              max={asked.to}
              onChange={(event) => ask({ from: event.currentTarget.value })}
            />
          </label>
          <label>
            <span class="choice-legend">to</span>
            <input
              type="date"
              value={asked.to}
              min={asked.from}
              onChange={(event) => ask({ to: event.currentTarget.value })}
            />
          </label>
        </div>
      )}
      {zones.length > 1 && (
        <Choice
          legend="Days of"
          value={asked.zone}
          options={zones.map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
          choose={(name) => ask({ zone: name })}
        />
      )}
    </div>
  )
}

function Figures({
  store,
  report,
  demo,
}: {
  store: SiteFiguresStore
  report: KpiReport
  demo: DemoStore
}) {
  if (!report.all.now?.visitors && !report.all.before?.visitors) {
    return (
      <Empty title="Nobody was here in these days">
        <p>Figures begin with the first visitor, and are shown from the day after on.</p>
        <DemoOffer demo={demo} />
      </Empty>
    )
  }
  const currency = report.currency ?? undefined
  return (
    <div class="site-figures">
      <p class="beside-what">
        {daysText(report.period)}, beside {daysText(report.before)}
      </p>
      <LeadingFigures report={report} currency={currency} />
      <SegmentFiguresTable report={report} currency={currency} />
      <Effectiveness report={report} gains={store.gains} />
      <Opened title="All figures, and what they mean">
        <FigureList report={report} currency={currency} />
      </Opened>
      <Opened title="Who came again, week by week">
        <RetentionTable report={report} />
      </Opened>
      <Opened title="Visitors in two segments">
        <OverlapsTable report={report} />
      </Opened>
      <Opened title="Which steps lead to the main goal">
        <GoalsThatLead leads={store.leads} />
      </Opened>
      <Opened title="Campaigns">
        <CampaignsTable campaigns={store.campaigns} />
      </Opened>
      <Opened title="Before and after a day">
        <AroundDay store={store} />
      </Opened>
    </div>
  )
}
