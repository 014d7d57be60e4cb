import type { Clause, Config, Problem, ReplayReport, ReplaySample, Segment } from '@segue/core'
import { formatCount, formatDateTime, formatShare, plural } from '../format.ts'
import { segmentName } from '../names.ts'
import { clauseWords } from '../rules/rule-words.ts'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

type Props = {
  config: Config
  segment: Segment
  report: ReplayReport | null
  isOld: boolean
  trouble: string | null
  problems: Problem[]
}

/** Who would be in, among the visitors who were really recorded. */
export function EstimatePanel({ config, segment, report, isOld, trouble, problems }: Props) {
  const replay = report?.segments.find((one) => one.segment === segment.id)
  const overlap = (replay?.overlap ?? [])
    .filter(({ visitors }) => visitors > 0)
    .sort((one, other) => other.visitors - one.visitors)
    .slice(0, 5)
  return (
    <section class={isOld && replay ? 'estimate old' : 'estimate'} aria-labelledby="estimate-title">
      <h2 id="estimate-title">Who that is</h2>
      {trouble && <Trouble segment={segment} words={trouble} problems={problems} />}
      {!replay && !trouble && <p class="quiet">Counting your visitors of the last 30 days…</p>}
      {replay && report && (
        <>
          <dl class="estimate-figures" aria-live="polite" aria-busy={isOld ? 'true' : 'false'}>
            <div>
              <dt>In it now</dt>
              <dd>{formatCount(replay.now)}</dd>
            </div>
            <div>
              <dt>In the last 30 days</dt>
              <dd>{formatCount(replay.ever)}</dd>
            </div>
            <div>
              <dt>Of all visitors</dt>
              <dd>{report.visitors ? formatShare(replay.now / report.visitors) : '–'}</dd>
            </div>
          </dl>
          <p class="small">
            {isOld ? 'Counting again… ' : ''}By replay of {plural(report.events, 'event')} of{' '}
            {plural(report.visitors, 'visitor')}.
          </p>
          {report.visitors === 0 && (
            <p class="quiet">
              Nobody has been recorded yet. Once the tag is on your pages, numbers show up here.
            </p>
          )}
          {replay.unknown.length > 0 && (
            <details class="small">
              <summary>Some of it is not in the record</summary>
              <ul>
                {replay.unknown.map(({ path, reason }) => (
                  <li key={path}>
                    <code>{path}</code>: {reason}
                  </li>
                ))}
              </ul>
            </details>
          )}
          {overlap.length > 0 && (
            <>
              <h3>Also in</h3>
              <ul class="overlap">
                {overlap.map(({ segment: other, visitors }) => (
                  <li key={other}>
                    <span>{segmentName(config, other)}</span>
                    <span class="small">
                      {formatCount(visitors)} · {formatShare(visitors / Math.max(1, replay.now))}
                    </span>
                    <meter
                      min={0}
                      max={Math.max(1, replay.now)}
                      value={visitors}
                      aria-hidden="true"
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
          {replay.samples.length > 0 && (
            <>
              <h3>Some of them, and why</h3>
              {replay.samples.map((sample) => (
                <Sample key={sample.visitor} config={config} sample={sample} />
              ))}
            </>
          )}
        </>
      )}
    </section>
  )
}

function Sample({ config, sample }: { config: Config; sample: ReplaySample }) {
  const { visitor, events, last, why } = sample
  return (
    <details class="sample">
      <summary>
        <code>{visitor.slice(0, 8)}</code>
        <span class="small">
          {plural(events, 'event')}, last {formatDateTime(last)}
        </span>
      </summary>
      {why.kept && <p class="small">It does not hold now: kept from before.</p>}
      <ul class="why">
        <Why config={config} clause={why.when} />
      </ul>
    </details>
  )
}

const JOINS = { all: 'All of', any: 'Any of', none: 'None of' }

function Why({ config, clause }: { config: Config; clause: Clause }) {
  return (
    <li class={clause.holds ? 'why-holds' : 'why-not'}>
      <Icon name={clause.holds ? 'done' : 'remove'} />
      <div>
        <span class="unseen">{clause.holds ? 'Holds: ' : 'Does not hold: '}</span>
        {clause.kind === 'value' ? (
          <>
            {clauseWords(config, {
              kind: 'clause',
              path: clause.path,
              operator: clause.operator,
              wanted: clause.wanted,
            })}
            <small> · found {foundWords(clause.found)}</small>
          </>
        ) : (
          <>
            {JOINS[clause.kind]}
            <ul class="why">
              {clause.clauses.map((inner, index) => (
                <Why key={index} config={config} clause={inner} />
              ))}
            </ul>
          </>
        )}
      </div>
    </li>
  )
}

function foundWords(found: unknown): string {
  if (found === null || found === undefined) return 'nothing'
  if (typeof found === 'number') return formatCount(Math.round(found * 100) / 100)
  return typeof found === 'string' ? `“${found}”` : JSON.stringify(found)
}

function Trouble({
  segment,
  words,
  problems,
}: {
  segment: Segment
  words: string
  problems: Problem[]
}) {
  const mine = problems.filter(({ place }) => place.startsWith(`segments "${segment.id}"`))
  const shown = mine.length ? mine : problems
  return (
    <Notice tone="warn" role="status">
      {shown.length === 0 ? (
        <p>{words}</p>
      ) : (
        <ul>
          {shown.map(({ place, problem, remedy }) => (
            <li key={place + problem}>
              <span class="problem-place">{place}</span>
              {problem}. {remedy}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
