import { useStore } from '@nanostores/preact'
import type { DraftStore } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import type { RouteStore } from '../route.ts'
import { Checks } from './checks.tsx'
import { HandOver } from './hand-over.tsx'
import { Heading } from './heading.tsx'
import { Waiting } from './notice.tsx'
import { PublishPanel } from './publish-panel.tsx'

type Props = {
  draft: DraftStore
  estimate: EstimateStore
  route: RouteStore
  site: string
  mayPublish: boolean
}

/** All that the draft changes, and the one button that makes it so. */
export function PublishScreen({ draft, estimate, route, site, mayPublish }: Props) {
  const current = useStore(draft.$draft)
  return (
    <>
      <Heading title={mayPublish ? 'Publish' : 'Review'} />
      {current ? (
        <div class="publish-alone">
          <Checks current={current} estimate={estimate} />
          <PublishPanel
            current={current}
            draft={draft}
            route={route}
            handOver={mayPublish ? null : <HandOver current={current} site={site} />}
          />
        </div>
      ) : (
        <Waiting />
      )}
    </>
  )
}
