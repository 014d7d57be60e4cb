import { useStore } from '@nanostores/preact'
import { type Config, EVERYONE } from '@segue/core'
import type { EventRow } from '../event-row.ts'
import { formatClock, formatCount, plural } from '../format.ts'
import { type LiveList, type LiveStore, MOST_ROWS } from '../live.ts'
import { armName, experienceName, segmentName } from '../names.ts'
import type { RouteStore } from '../route.ts'
import { Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'

export function LiveScreen({ live, route }: { live: LiveStore; route: RouteStore }) {
  const list = useStore(live.$live)
  const { filter, paused, held, trouble, asked } = list
  return (
    <>
      <Heading title="Live">
        <p class={trouble || paused ? 'freshness freshness-stale' : 'freshness'}>
          <span class="dot" aria-hidden="true" />
          {paused ? 'Paused' : trouble ? 'Not connected' : 'Events as they arrive'}
        </p>
      </Heading>
      <div class="toolbar">
        <label class="field-inline">
          <span>Filter by name</span>
          <input
            type="search"
            value={filter}
            placeholder="such as purchase"
            onInput={(event) => live.filterBy(event.currentTarget.value)}
          />
        </label>
        <button type="button" class="pause" onClick={live.togglePause}>
          <Icon name={paused ? 'resume' : 'pause'} />
          {paused ? `Resume${held ? ` (${formatCount(held)} new)` : ''}` : 'Pause'}
        </button>
      </div>
      {trouble && (
        <Notice tone="warn" role="status">
          {trouble} {asked && 'The events below are the last ones that came in.'}
        </Notice>
      )}
      {!asked && !trouble && <Waiting />}
      {asked && <Rows list={list} route={route} />}
    </>
  )
}

function Rows({ list, route }: { list: LiveList; route: RouteStore }) {
  const { rows, kept, filter, config } = list
  if (kept === 0) {
    return (
      <Empty title="No event has come in yet">
        <p>
          Open a page that carries the script tag: its page view is here a second later. No tag yet?{' '}
          <a href={route.href({ screen: 'install' })}>Copy it under Install</a>.
        </p>
      </Empty>
    )
  }
  if (rows.length === 0) {
    return (
      <Empty title={`None of the last ${plural(kept, 'event')} is named “${filter}”`}>
        <p>New ones that fit show up by themselves. Clear the filter to see all.</p>
      </Empty>
    )
  }
  return (
    <>
      <table class="events">
        <caption class="unseen">Events, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Event</th>
            <th scope="col">Page</th>
            <th scope="col">Segments</th>
            <th scope="col">Counted in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <EventLine key={`${row.n} ${row.id}`} row={row} config={config} />
          ))}
        </tbody>
      </table>
      <p class="small">
        {kept < MOST_ROWS
          ? plural(kept, 'event')
          : `The latest ${MOST_ROWS} events are kept here; older ones are in the results.`}
      </p>
    </>
  )
}

function EventLine({ row, config }: { row: EventRow; config: Config | null }) {
  const { at, name, kind, path, segments, arms, fresh } = row
  return (
    <tr class={fresh ? 'events-fresh' : undefined}>
      <td class="events-time">{formatClock(at)}</td>
      <td class="events-name">
        {name}
        {kind !== 'event' && <span class={`badge badge-${kind}`}>{kind}</span>}
      </td>
      <td class="events-path">{path || '–'}</td>
      <td class="events-segments">
        {segments.map((id) => (
          <span key={id} class="chip">
            {config ? segmentName(config, id) : id}
          </span>
        ))}
      </td>
      <td class="events-arms">
        {arms.map((arm) => (
          <Seen key={arm.experience} arm={arm} config={config} />
        ))}
      </td>
    </tr>
  )
}

/** `Friendly · Hero`: the arm that the visitor is counted in, by the names that the config has for it. */
function Seen({
  arm: { experience, audience, arm },
  config,
}: {
  arm: EventRow['arms'][number]
  config: Config | null
}) {
  const known = config?.experiences.find(({ id }) => id === experience)
  const part = known?.audiences.find(({ segment }) => segment === (audience || EVERYONE))
  const found = part?.arms.find(({ id }) => id === arm)
  const words = `${found ? armName(found) : arm} · ${known ? experienceName(known) : experience}`
  return (
    <span class="sees" title={words}>
      {words}
    </span>
  )
}
