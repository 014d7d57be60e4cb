import { useStore } from '@nanostores/preact'
import type { SharedStore } from '../shared-results.ts'
import { Freshness } from './freshness.tsx'
import { GoalChoice } from './goal-choice.tsx'
import { Heading } from './heading.tsx'
import { Mark } from './mark.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'
import { ReportView } from './report-view.tsx'

/** One experience's results for whoever has a link: nothing leads to anything else. */
export function SharedScreen({ store }: { store: SharedStore }) {
  const state = useStore(store.$state)
  return (
    <main id="content" class="shared">
      <p class="brand">
        <Mark />
        Segue
      </p>
      {state.kind === 'waiting' && <Waiting />}
      {state.kind === 'trouble' && <Notice tone="bad">{state.words}</Notice>}
      {state.kind === 'ended' && (
        <>
          <Heading title="Nothing is shared here" />
          <p>The link was revoked, or is over. Ask whoever gave it to you for another.</p>
        </>
      )}
      {state.kind === 'shown' && <Shown store={store} />}
    </main>
  )
}

function Shown({ store }: { store: SharedStore }) {
  const looked = useStore(store.$looked)
  const { report } = looked
  if (report.kind === 'waiting') return <Waiting />
  if (report.kind === 'missing') return <Notice tone="bad">{report.trouble}</Notice>
  return (
    <>
      <Heading title={report.value.name}>
        <Freshness at={report.at} trouble={report.trouble} />
      </Heading>
      <div class="choices">
        <GoalChoice looked={looked} choose={store.chooseGoal} />
      </div>
      <ReportView
        looked={looked}
        looking={store}
        empty={
          <Empty title="Nobody has seen this experience yet">
            <p>Counting starts with the first visitor who does.</p>
          </Empty>
        }
      />
    </>
  )
}
