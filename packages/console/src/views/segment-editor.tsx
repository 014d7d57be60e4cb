import { useStore } from '@nanostores/preact'
import type { Condition, Segment } from '@segue/core'
import { useState } from 'preact/hooks'
import type { Draft, DraftStore } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import type { RouteStore } from '../route.ts'
import { readRule } from '../rules/read-rule.ts'
import type { Rule } from '../rules/rule.ts'
import { conditionWords } from '../rules/rule-words.ts'
import { documentVocabulary } from '../rules/vocabulary.ts'
import { writeRule } from '../rules/write-rule.ts'
import { same } from '../same.ts'
import { removeSegment, usersOf, writeSegment } from '../segments.ts'
import type { SuggestionsStore } from '../suggestions.ts'
import { BackLink } from './back-link.tsx'
import { Confirm } from './confirm.tsx'
import { EstimatePanel } from './estimate-panel.tsx'
import { FilledInput } from './filled-input.tsx'
import { Heading } from './heading.tsx'
import { JsonField } from './json-field.tsx'
import { NameField } from './name-field.tsx'
import { conditionOf, RuleGroup } from './rule-group.tsx'

type Props = {
  current: Draft
  draft: DraftStore
  route: RouteStore
  segment: Segment
  estimate: EstimateStore
  suggestions: SuggestionsStore
}

const FIRST: Rule = { kind: 'clause', path: 'visitor.visits', operator: '$gte', wanted: 2 }

export function SegmentEditor({ current, draft, route, segment, estimate, suggestions }: Props) {
  const { config, base } = current
  const { id } = segment
  const [isAsked, ask] = useState(false)
  const { report, isOld, trouble, problems } = useStore(estimate.$estimate)
  const vocabulary = documentVocabulary(config, useStore(suggestions.$seen), id)
  const counts = report?.segments.find((one) => one.segment === id)?.clauses
  const countOf = (rule: Rule) =>
    counts?.find(({ condition }) => same(condition, conditionOf(rule)))?.visitors

  const write = (make: (segment: Segment) => Segment, place: string, on?: typeof config) =>
    draft.edit((now) => writeSegment(on ?? now, base.config, id, make), `segments/${id}/${place}`)
  const builder = (part: 'when' | 'leaveWhen', subject: string) => (
    <RuleGroup
      group={readRule(segment[part] ?? {})}
      subject={subject}
      vocabulary={vocabulary}
      countOf={countOf}
      first={FIRST}
      write={(group, on) =>
        write(
          (one) => ({ ...one, [part]: writeRule(group) }),
          part + JSON.stringify(shapeOf(group)),
          on,
        )
      }
    />
  )
  const users = usersOf(config, id)
  return (
    <>
      <BackLink href={route.href({ segment: '' })}>All segments</BackLink>
      <Heading title={segment.name ?? id}>
        <p class="small">
          <code>{id}</code>
        </p>
      </Heading>
      <div class="editor segment-editor">
        <div class="segment-parts">
          <NameField
            name={segment.name ?? ''}
            write={(name) => write((one) => ({ ...one, name }), 'name')}
          />
          <section class="card" aria-labelledby="segment-when">
            <h2 id="segment-when">Who is in</h2>
            <p class="small" aria-live="polite">
              {conditionWords(config, segment.when)}
            </p>
            {builder('when', 'Visitors for whom')}
          </section>
          <Staying segment={segment} write={write}>
            {segment.leaveWhen && builder('leaveWhen', 'They leave when')}
          </Staying>
          <details class="card">
            <summary>As JSON</summary>
            <JsonField
              label="The conditions as JSON"
              value={{ when: segment.when, ...optional(segment) }}
              write={(value) =>
                write((one) => ({ id: one.id, name: one.name, ...value }) as Segment, 'json')
              }
              check={(value) =>
                isCondition(value.when)
                  ? null
                  : 'It needs a “when” with a condition: { "when": { } }.'
              }
            />
          </details>
          <button type="button" class="link danger" onClick={() => ask(true)}>
            Take this segment out
          </button>
        </div>
        <EstimatePanel
          config={config}
          segment={segment}
          report={report}
          isOld={isOld}
          trouble={trouble}
          problems={problems}
        />
      </div>
      {isAsked && (
        <Confirm
          title={`Take out “${segment.name ?? id}”?`}
          action="Take it out"
          confirm={() => {
            draft.edit((now) => removeSegment(now, base.config, id))
            route.go({ segment: '' })
          }}
          closed={() => ask(false)}
        >
          <p>
            {users.length
              ? `It is used by ${users.join(', ')}: what is for it there cannot be published without it.`
              : 'No experience and no other segment uses it.'}{' '}
            It stays live until you publish, and Undo brings it back.
          </p>
        </Confirm>
      )}
    </>
  )
}

type Write = (make: (segment: Segment) => Segment, place: string) => void

/** How long one stays in, once one is. */
function Staying({
  segment,
  write,
  children,
}: {
  segment: Segment
  write: Write
  children: preact.ComponentChildren
}) {
  const { keep = 'while' } = segment
  const kind = keep.endsWith('d') ? 'days' : keep
  const set = (next: string) =>
    write(({ keep: _, ...one }) => (next === 'while' ? one : { ...one, keep: next }), 'keep')
  return (
    <section class="card" aria-labelledby="segment-keep">
      <h2 id="segment-keep">How long they stay</h2>
      <div class="clause">
        <select
          aria-label="How long they stay"
          value={kind}
          onChange={(event) => {
            const next = event.currentTarget.value
            set(next === 'days' ? '30d' : next)
          }}
        >
          <option value="while">as long as it holds</option>
          <option value="visit">for the rest of the visit</option>
          <option value="days">for some days after it held last</option>
          <option value="forever">for ever</option>
        </select>
        {kind === 'days' && (
          <>
            <FilledInput
              label="How many days"
              type="number"
              value={String(Number.parseInt(keep, 10))}
              write={(next) => {
                const days = Math.round(Number(next))
                if (days >= 1) set(`${Math.min(366, days)}d`)
              }}
            />
            <span>days</span>
          </>
        )}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={segment.leaveWhen !== undefined}
          onChange={(event) => {
            const isOn = event.currentTarget.checked
            write(
              ({ leaveWhen: _, ...one }) => (isOn ? { ...one, leaveWhen: {} } : one),
              'leaveWhen',
            )
          }}
        />
        <span>
          They stay until something else holds
          <small>Enter at 3, leave at 1: so nobody falls in and out at the edge.</small>
        </span>
      </label>
      {children}
    </section>
  )
}

const optional = ({ leaveWhen, keep }: Segment) => ({
  ...(leaveWhen && { leaveWhen }),
  ...(keep && { keep }),
})

const isCondition = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same while one types into a value: then it is one step. */
function shapeOf(rule: Rule): unknown {
  if (rule.kind === 'group') return [rule.join, rule.rules.map(shapeOf)]
  return rule.kind === 'clause' ? [rule.path, rule.operator] : 'json'
}
