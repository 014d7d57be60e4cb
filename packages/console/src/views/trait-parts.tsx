import type { Condition, Trait } from '@segue/core'
import { useId, useState } from 'preact/hooks'
import { readRule } from '../rules/read-rule.ts'
import type { ClauseRule } from '../rules/rule.ts'
import { ELEMENT } from '../rules/rule.ts'
import { eventWords } from '../rules/rule-words.ts'
import type { TraitParts as Parts } from '../rules/trait-for.ts'
import { TAKES } from '../rules/trait-words.ts'
import { eventVocabulary, propertiesOf, type Vocabulary } from '../rules/vocabulary.ts'
import { writeRule } from '../rules/write-rule.ts'
import { FilledInput } from './filled-input.tsx'
import { RuleGroup } from './rule-group.tsx'

type TakenTrait = Extract<Trait, { on: string }>
type Props = { trait: TakenTrait; vocabulary: Vocabulary; write: (parts: Parts) => void }

const OF_VALUES = ['sum', 'min', 'max', 'distinct', 'first', 'last']
const NUMBERS = ['sum', 'min', 'max']

/** What is taken of an event. Every choice here is another trait. */
export function Taken({ trait, vocabulary, write }: Props) {
  const { id: _, ...parts } = trait
  const properties = propertiesOf(trait.on, vocabulary.seen).map((path) =>
    path.replace(ELEMENT, '.'),
  )
  const take = (next: string) => {
    const { of: __, ...rest } = { of: undefined, ...parts }
    const first = NUMBERS.includes(next)
      ? (properties.find((path) => /value|price/.test(path)) ?? 'value')
      : (properties.find((path) => path.startsWith('items.')) ?? properties[0]!)
    const of = 'of' in trait ? trait.of : first
    write({ ...rest, take: next, ...(OF_VALUES.includes(next) && { of }) } as Parts)
  }
  return (
    <>
      <select
        aria-label="What is taken of it"
        value={trait.take}
        onChange={(event) => take(event.currentTarget.value)}
      >
        {Object.entries(TAKES).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {'of' in trait && (
        <FilledInput
          label="Of which property"
          type="text"
          value={trait.of}
          suggestions={properties}
          write={(of) => of.trim() && write({ ...parts, of: of.trim() } as Parts)}
        />
      )}
    </>
  )
}

/** In which time, and only those of which something holds. */
export function WhichOnes({ trait, vocabulary, write }: Props) {
  const { id: _, ...parts } = trait
  return (
    <>
      <Within within={trait.within} write={(within) => write(withWithin(parts, within))} />
      <Where trait={trait} vocabulary={vocabulary} write={write} />
    </>
  )
}

function withWithin(parts: Omit<TakenTrait, 'id'>, within: string | undefined): Parts {
  const { within: _, ...rest } = parts
  return (within === undefined ? rest : { ...rest, within }) as Parts
}

const UNITS: Record<string, number> = { d: 366, h: 72 }

function Within({
  within,
  write,
}: {
  within: string | undefined
  write: (within: string | undefined) => void
}) {
  const kind = within === undefined ? 'ever' : within === 'visit' ? 'visit' : 'last'
  const size = Number.parseInt(within ?? '30', 10)
  const unit = within?.endsWith('h') ? 'h' : 'd'
  return (
    <>
      <select
        aria-label="In which time"
        value={kind}
        onChange={(event) => {
          const next = event.currentTarget.value
          write(next === 'ever' ? undefined : next === 'visit' ? 'visit' : '30d')
        }}
      >
        <option value="last">in the last</option>
        <option value="visit">in this visit</option>
        <option value="ever">ever</option>
      </select>
      {kind === 'last' && (
        <>
          <FilledInput
            label="How long"
            type="number"
            value={String(size)}
            write={(next) => {
              const whole = Math.round(Number(next))
              if (whole >= 1) write(`${Math.min(whole, UNITS[unit]!)}${unit}`)
            }}
          />
          <select
            aria-label="Days or hours"
            value={unit}
            onChange={(event) => {
              const next = event.currentTarget.value
              write(`${Math.min(size, UNITS[next]!)}${next}`)
            }}
          >
            <option value="d">{size === 1 ? 'day' : 'days'}</option>
            <option value="h">{size === 1 ? 'hour' : 'hours'}</option>
          </select>
        </>
      )}
    </>
  )
}

/** Only those of the events of which something holds. */
function Where({ trait, vocabulary, write }: Props) {
  const { where } = trait
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { id: _, where: __, ...parts } = trait
  const inner = eventVocabulary(vocabulary.config, vocabulary.seen, trait.on)
  const set = (condition: Condition) =>
    write((Object.keys(condition).length ? { ...parts, where: condition } : parts) as Parts)
  const first: ClauseRule = {
    kind: 'clause',
    path: inner.groups[0]![1][0]?.path ?? 'path',
    operator: '=',
    wanted: '',
  }
  const group = readRule(where ?? {})
  return (
    <>
      <button
        type="button"
        class="link where"
        aria-expanded={isOpen ? 'true' : 'false'}
        aria-controls={id}
        onClick={() => {
          if (!isOpen && !where) set(writeRule({ ...group, rules: [first] }))
          setOpen(!isOpen)
        }}
      >
        {where ? `where ${eventWords(where)}` : 'only some of them…'}
      </button>
      <div id={id} class="where-rules" hidden={!isOpen}>
        {isOpen && (
          <RuleGroup
            group={group}
            subject="Only those for which"
            vocabulary={inner}
            countOf={() => undefined}
            first={first}
            depth={2}
            write={(next) => set(writeRule(next))}
            remove={() => {
              set({})
              setOpen(false)
            }}
          />
        )}
      </div>
    </>
  )
}
