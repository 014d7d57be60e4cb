import { useStore } from '@nanostores/preact'
import type { Report, ReportDetail } from '@segue/core'
import { armColors, armNames, inOrder } from '../arm-colors.ts'
import type { Looked, LookingStore } from '../looking.ts'
import { beliefPicture } from '../pictures/belief.ts'
import { liftByDayPicture } from '../pictures/lift-by-day.ts'
import { partsPicture } from '../pictures/parts.ts'
import { Choice } from './choice.tsx'
import { Figure } from './figure.tsx'
import { Notice, Waiting } from './notice.tsx'
import { OnTheWay } from './on-the-way.tsx'

type Props = {
  current: Looked
  report: Report
  results: Pick<LookingStore, 'detail' | 'funnels' | 'times' | 'lookClosely'>
}

const ALL = ''

/** One audience (or all of them) day by day and on its way, and segments that were not planned. */
export function CloserLook({ current, report, results }: Props) {
  const reading = useStore(results.detail)
  if (reading.kind === 'waiting') return <Waiting />
  if (reading.kind === 'missing') return <Notice tone="warn">{reading.trouble}</Notice>
  return <Pictures current={current} report={report} results={results} detail={reading.value} />
}

function Pictures({ current, report, results, detail }: Props & { detail: ReportDetail }) {
  const { currency, goal } = current
  // Only those with a curve have enough to look at.
  const lines = detail.lines.filter(({ curve }) => curve.length > 0)
  const audiences = [null, ...report.audiences.map(({ audience }) => audience)].filter((audience) =>
    lines.some((line) => line.audience === audience),
  )
  const chosen = audiences.includes(current.closely) ? current.closely : (audiences[0] ?? null)
  const named = { nameOf: armNames(report), colorOf: armColors(report) }
  const own = inOrder(
    report,
    lines.filter(({ audience }) => audience === chosen),
  )
  const days = liftByDayPicture(detail, own, named)
  const belief = beliefPicture(own, {
    ...named,
    liftOf: (arm) => liftOf(report, chosen, arm, goal),
  })
  const segments = [...new Set(detail.parts.map(({ segment }) => segment))]
  const inSegments = segments.flatMap((id) =>
    inOrder(
      report,
      detail.parts.filter(({ segment }) => segment === id),
    ),
  )
  const parts = partsPicture({ parts: inSegments }, named)
  return (
    <>
      {(days || belief) && (
        <section class="closer" aria-labelledby="closer">
          <header class="closer-head">
            <h2 id="closer">A closer look</h2>
            {audiences.length > 1 && (
              <Choice
                legend="Audience"
                value={chosen ?? ALL}
                options={audiences.map((audience) => ({
                  value: audience ?? ALL,
                  label: audienceName(report, audience),
                }))}
                choose={(audience) => results.lookClosely(audience === ALL ? null : audience)}
              />
            )}
          </header>
          <div class="figures">
            {days && <Figure picture={days} currency={currency} />}
            {belief && <Figure picture={belief} currency={currency} />}
          </div>
          <OnTheWay current={current} report={report} results={results} audience={chosen} />
        </section>
      )}
      {parts && <Figure picture={parts} currency={currency} />}
    </>
  )
}

const audienceName = ({ audiences }: Report, id: string | null) =>
  id === null ? 'All together' : (audiences.find(({ audience }) => audience === id)?.name ?? id)

function liftOf(report: Report, audience: string | null, arm: string, goal: string | null) {
  const arms =
    audience === null
      ? report.totals
      : (report.audiences.find((each) => each.audience === audience)?.arms ?? [])
  const found = arms.find((each) => each.arm === arm)?.goals.find((each) => each.goal === goal)
  return found?.lift ?? undefined
}
