import { useStore } from '@nanostores/preact'
import type { DraftStore } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import type { RouteStore } from '../route.ts'
import type { SuggestionsStore } from '../suggestions.ts'
import { DraftBar } from './draft-bar.tsx'
import { Heading } from './heading.tsx'
import { Empty, Waiting } from './notice.tsx'
import { SegmentEditor } from './segment-editor.tsx'
import { LIBRARY, SegmentLibrary } from './segment-library.tsx'
import { SegmentList } from './segment-list.tsx'

type Props = {
  draft: DraftStore
  estimate: EstimateStore
  suggestions: SuggestionsStore
  route: RouteStore
  mayPublish: boolean
}

/** Who is who: the list, the ready ones, and the builder of one. */
export function SegmentsScreen({ draft, estimate, suggestions, route, mayPublish }: Props) {
  const current = useStore(draft.$draft)
  const { segment: id } = useStore(route.$route)
  if (!current) {
    return (
      <>
        <Heading title="Segments" />
        <Waiting />
      </>
    )
  }
  const segment = current.config.segments.find((one) => one.id === id)
  const rest = { current, draft, route }
  return (
    <>
      {id === LIBRARY ? (
        <SegmentLibrary {...rest} />
      ) : segment ? (
        <SegmentEditor
          key={id}
          {...rest}
          segment={segment}
          estimate={estimate}
          suggestions={suggestions}
        />
      ) : id ? (
        <>
          <Heading title="Segments" />
          <Empty title={`There is no segment “${id}”`}>
            <p>
              It may have been taken out. <a href={route.href({ segment: '' })}>See all segments</a>
              .
            </p>
          </Empty>
        </>
      ) : (
        <SegmentList {...rest} estimate={estimate} />
      )}
      <DraftBar {...rest} mayPublish={mayPublish} />
    </>
  )
}
