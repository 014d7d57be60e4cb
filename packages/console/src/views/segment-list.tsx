import { useStore } from '@nanostores/preact'
import type { Segment, SegmentReplay } from '@segue/core'
import type { Draft, DraftStore } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import { formatCount, formatShare } from '../format.ts'
import type { RouteStore } from '../route.ts'
import { conditionWords } from '../rules/rule-words.ts'
import { moved, usersOf } from '../segments.ts'
import { Heading } from './heading.tsx'
import { Empty } from './notice.tsx'
import { LIBRARY } from './segment-library.tsx'
import { Sortable } from './sortable.tsx'

type Props = { current: Draft; draft: DraftStore; route: RouteStore; estimate: EstimateStore }

export function SegmentList({ current, draft, route, estimate }: Props) {
  const { segments } = current.config
  const { report, isOld } = useStore(estimate.$estimate)
  const nameOf = (segment: Segment) => segment.name ?? segment.id
  return (
    <>
      <Heading title="Segments">
        <a class="button primary" href={route.href({ segment: LIBRARY })}>
          New segment
        </a>
      </Heading>
      {segments.length === 0 ? (
        <Empty title="There is no segment yet">
          <p>
            A segment is a name for visitors who have something in common. Take a ready one, such as
            “Returning visitor”, or build your own from what visitors do.
          </p>
        </Empty>
      ) : (
        <>
          <p class="lead">
            In this order they are listed everywhere. Which experience a visitor sees is decided by
            the order of the experiences.
          </p>
          <Sortable
            label="Segments"
            items={segments}
            idOf={({ id }) => id}
            nameOf={nameOf}
            move={(from, to) =>
              draft.edit((config) => ({ ...config, segments: moved(config.segments, from, to) }))
            }
          >
            {(segment) => (
              <div class="segment-row">
                <div class="segment-row-words">
                  <a class="segment-row-name" href={route.href({ segment: segment.id })}>
                    {nameOf(segment)}
                  </a>
                  <p class="small">{conditionWords(current.config, segment.when)}</p>
                  <UsedBy names={usersOf(current.config, segment.id)} />
                </div>
                <Figures
                  replay={report?.segments.find((one) => one.segment === segment.id)}
                  of={report?.visitors ?? 0}
                  isOld={isOld}
                />
              </div>
            )}
          </Sortable>
        </>
      )}
    </>
  )
}

function UsedBy({ names }: { names: string[] }) {
  return names.length ? <p class="small">Used by {names.join(', ')}</p> : null
}

function Figures({
  replay,
  of,
  isOld,
}: {
  replay: SegmentReplay | undefined
  of: number
  isOld: boolean
}) {
  return (
    <p class={isOld ? 'segment-row-figures old' : 'segment-row-figures'}>
      {replay ? (
        <>
          <b>{formatCount(replay.now)}</b>{' '}
          <span class="small">
            now{of > 0 && `, ${formatShare(replay.now / of)}`} · {formatCount(replay.ever)} in 30
            days
          </span>
        </>
      ) : (
        <span class="small">Counting…</span>
      )}
    </p>
  )
}
