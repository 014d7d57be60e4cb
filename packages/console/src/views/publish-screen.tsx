import { useStore } from '@nanostores/preact'
import type { DraftStore } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import { Checks } from './checks.tsx'
import { Heading } from './heading.tsx'
import { Waiting } from './notice.tsx'
import { PublishPanel } from './publish-panel.tsx'

/** All that the draft changes, and the one button that makes it so. */
export function PublishScreen({ draft, estimate }: { draft: DraftStore; estimate: EstimateStore }) {
  const current = useStore(draft.$draft)
  return (
    <>
      <Heading title="Publish" />
      {current ? (
        <div class="publish-alone">
          <Checks current={current} estimate={estimate} />
          <PublishPanel current={current} draft={draft} />
        </div>
      ) : (
        <Waiting />
      )}
    </>
  )
}
