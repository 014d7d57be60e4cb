import { useRef } from 'preact/hooks'
import { plural } from '../format.ts'
import type { GroupRule, Join, Rule } from '../rules/rule.ts'
import type { Vocabulary } from '../rules/vocabulary.ts'
import { writeInner } from '../rules/write-rule.ts'
import { ClauseRow } from './clause-row.tsx'
import { Icon } from './icon.tsx'

export type RuleEdit = {
  vocabulary: Vocabulary
  /** For how many visitors a piece holds; undefined as long as that is not known. */
  countOf: (rule: Rule) => number | undefined
  /** Writes a rule, and the config besides where a trait came with it. */
  first: Rule
}

type Props = RuleEdit & {
  group: GroupRule
  subject: string
  write: (group: GroupRule, config?: Vocabulary['config']) => void
  /** Takes the whole group away; not at the root. */
  remove?: () => void
  depth?: number
}

const JOINS: [Join, string][] = [
  ['all', 'all'],
  ['any', 'any'],
  ['none', 'none'],
]
const DEEPEST = 3

/** Rules that are taken together, as a sentence that one fills in. */
export function RuleGroup({ group, subject, write, remove, depth = 0, ...edit }: Props) {
  const { join, rules } = group
  const root = useRef<HTMLFieldSetElement>(null)
  const set = (next: Rule[], config?: Vocabulary['config']) =>
    write({ ...group, rules: next }, config)
  const add = (rule: Rule) => {
    set([...rules, rule])
    requestAnimationFrame(() => {
      const rows = root.current?.querySelectorAll<HTMLElement>(':scope > ul > li')
      rows?.[rules.length]?.querySelector<HTMLElement>('select, input, textarea')?.focus()
    })
  }
  const without = (index: number) => {
    const rest = rules.filter((_, other) => other !== index)
    if (rest.length === 0 && remove) return remove()
    set(rest)
    // The button that was pressed is gone: the next place to go on is here.
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(':scope > .rule-adds > button')?.focus(),
    )
  }
  return (
    <fieldset class={depth ? 'rules rules-inner' : 'rules'} ref={root}>
      <legend class="unseen">{depth ? 'A group of rules' : subject}</legend>
      <div class="rules-join">
        <label>
          {depth === 0 && <span>{subject} </span>}
          <select
            aria-label="How the rules are taken together"
            value={join}
            onChange={(event) => write({ ...group, join: event.currentTarget.value as Join })}
          >
            {JOINS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <span> of these hold:</span>
        </label>
        {depth > 0 && <Count of={edit.countOf(group)} />}
        {remove && (
          <button type="button" class="plain" aria-label="Take the group out" onClick={remove}>
            <Icon name="remove" />
          </button>
        )}
      </div>
      {rules.length === 0 && (
        <p class="quiet">
          {depth ? 'No rule yet.' : 'No rule yet: everybody fits. Add the first one.'}
        </p>
      )}
      <ul class="rules-list">
        {rules.map((rule, index) => (
          <li key={index}>
            {rule.kind === 'group' ? (
              <RuleGroup
                {...edit}
                group={rule}
                subject={subject}
                depth={depth + 1}
                write={(next, config) => set(put(rules, index, next), config)}
                remove={() => without(index)}
              />
            ) : (
              <div class="rule">
                {rule.kind === 'clause' ? (
                  <ClauseRow
                    clause={rule}
                    vocabulary={edit.vocabulary}
                    write={(next, config) => set(put(rules, index, next), config)}
                  />
                ) : (
                  <p class="rule-json">
                    <code>{JSON.stringify(rule.condition)}</code>
                    <small>
                      The builder has no form for this. It is kept; edit it in the JSON.
                    </small>
                  </p>
                )}
                <Count of={edit.countOf(rule)} />
                <button
                  type="button"
                  class="plain"
                  aria-label={`Take rule ${index + 1} out`}
                  onClick={() => without(index)}
                >
                  <Icon name="remove" />
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div class="rule-adds">
        <button type="button" onClick={() => add(edit.first)}>
          <Icon name="add" />
          Add a rule
        </button>
        {depth < DEEPEST - 1 && (
          <button
            type="button"
            class="link"
            onClick={() =>
              add({ kind: 'group', join: join === 'any' ? 'all' : 'any', rules: [edit.first] })
            }
          >
            Add a group
          </button>
        )}
      </div>
    </fieldset>
  )
}

function Count({ of }: { of: number | undefined }) {
  return of === undefined ? null : <span class="rule-count">{plural(of, 'visitor')}</span>
}

const put = (rules: Rule[], index: number, rule: Rule) =>
  rules.map((one, other) => (other === index ? rule : one))

/** What a count is found by. */
export const conditionOf = (rule: Rule) => writeInner(rule)
