import type { Config } from '@segue/core'
import { choicesFor, readChoice } from '../rules/choices.ts'
import type { Field } from '../rules/fields.ts'
import type { ClauseRule } from '../rules/rule.ts'
import { traitOf } from '../rules/rule-words.ts'
import { type TraitParts, withTrait } from '../rules/trait-for.ts'
import type { Vocabulary } from '../rules/vocabulary.ts'
import { FilledInput } from './filled-input.tsx'
import { ScoreFields, SequenceFields } from './made-trait.tsx'
import { Taken, WhichOnes } from './trait-parts.tsx'

type Props = {
  clause: ClauseRule
  vocabulary: Vocabulary
  write: (clause: ClauseRule, config?: Config) => void
}

/** One clause as a sentence: what it is about, what is said of that, and the value. */
export function ClauseRow({ clause, vocabulary, write }: Props) {
  const { config } = vocabulary
  const trait = vocabulary.events.length ? traitOf(config, clause.path) : undefined
  const did = trait && 'on' in trait ? trait : undefined
  const field = vocabulary.fieldOf(clause.path)
  const ask = (parts: TraitParts, rest: Partial<ClauseRule> = {}) => {
    const { config: more, id } = withTrait(config, parts)
    write({ ...clause, ...rest, path: `traits.${id}` }, more)
  }
  return (
    <div class="clause">
      <Subject
        value={subjectOf(clause, vocabulary)}
        vocabulary={vocabulary}
        field={field}
        choose={(value) => {
          const [kind, name = ''] = split(value)
          if (kind === 'make') {
            ask(MADE[name as keyof typeof MADE], { operator: '$gte', wanted: 1 })
          } else if (kind === 'did') {
            // Another event is asked for in the same way; what is asked of its properties is not.
            const { id: _, where: __, ...kept } = did ?? { id: '', where: undefined }
            if (did) ask({ ...kept, on: name } as TraitParts)
            else {
              const first = { operator: '$gte', wanted: 1 }
              ask({ on: name, take: 'count', within: '30d' }, first)
            }
          } else {
            const path = kind === 'named' ? `${name}name` : value
            const next = vocabulary.fieldOf(path)
            const same = next.type === field.type && !did
            write({ ...clause, ...(same ? {} : usual(next)), path })
          }
        }}
      />
      <NameInput clause={clause} vocabulary={vocabulary} write={write} />
      {did && <Taken trait={did} vocabulary={vocabulary} write={ask} />}
      {trait && 'score' in trait && (
        <ScoreFields trait={trait} vocabulary={vocabulary} write={ask} />
      )}
      {trait && 'sequence' in trait && (
        <SequenceFields trait={trait} vocabulary={vocabulary} write={ask} />
      )}
      <Said
        clause={clause}
        field={field}
        vocabulary={vocabulary}
        unit={unitOf(did)}
        write={write}
      />
      {did && <WhichOnes trait={did} vocabulary={vocabulary} write={ask} />}
    </div>
  )
}

/** What is made of several things that they did, to begin with. */
const MADE: Record<'score' | 'sequence', TraitParts> = {
  score: {
    score: [
      { on: 'view_item', points: 1 },
      { on: 'add_to_cart', points: 5 },
    ],
    halfLife: '7d',
  },
  sequence: { sequence: [{ on: 'view_item' }, { on: 'add_to_cart' }], take: 'count' },
}

/** The choice of subject that a clause is of. */
function subjectOf({ path }: ClauseRule, vocabulary: Vocabulary): string {
  const trait = vocabulary.events.length ? traitOf(vocabulary.config, path) : undefined
  return trait && 'on' in trait ? `did:${trait.on}` : valueOfPath(vocabulary, path)
}

/** What one says first of a field. */
function usual(field: Field): Pick<ClauseRule, 'operator' | 'wanted'> {
  if (field.type === 'yes') return { operator: '=', wanted: true }
  if (field.type === 'number') return { operator: '$gte', wanted: 1 }
  return { operator: '=', wanted: String(field.values?.[0]?.[0] ?? '') }
}

const split = (value: string): [string, string | undefined] => {
  const at = value.indexOf(':')
  return at < 0 ? ['', undefined] : [value.slice(0, at), value.slice(at + 1)]
}

/** A path that ends in a typed name is chosen by its prefix. */
function valueOfPath({ groups, named }: Vocabulary, path: string): string {
  if (groups.some(([, fields]) => fields.some((field) => field.path === path))) return path
  const prefix = named.find(([prefix]) => path.startsWith(prefix) && !path.startsWith('traits.'))
  return prefix ? `named:${prefix[0]}` : path
}

function Subject({
  value,
  vocabulary,
  field,
  choose,
}: {
  value: string
  vocabulary: Vocabulary
  field: Field
  choose: (value: string) => void
}) {
  const { events, groups, named } = vocabulary
  const isKnown =
    value.includes(':') || groups.some(([, fields]) => fields.some(({ path }) => path === value))
  return (
    <select
      class="subject"
      aria-label="What the rule is about"
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {!isKnown && <option value={value}>{field.label}</option>}
      {events.length > 0 && (
        <optgroup label="What they did">
          {events.map(([name, words]) => (
            <option key={name} value={`did:${name}`}>
              {words}
            </option>
          ))}
        </optgroup>
      )}
      {events.length > 0 && (
        <optgroup label="Several things that they did">
          <option value="make:score">a new score: points that fade</option>
          <option value="make:sequence">a new sequence: one thing after another</option>
        </optgroup>
      )}
      {groups.map(([label, fields]) => (
        <optgroup key={label} label={label}>
          {fields.map(({ path, label }) => (
            <option key={path} value={path}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label="By its name">
        {named.map(([prefix, label]) => (
          <option key={prefix} value={`named:${prefix}`}>
            {label}
          </option>
        ))}
      </optgroup>
    </select>
  )
}

function NameInput({ clause, vocabulary, write }: Props) {
  const [kind, prefix] = split(valueOfPath(vocabulary, clause.path))
  if (kind !== 'named' || prefix === undefined) return null
  return (
    <FilledInput
      label="Its name"
      type="text"
      value={clause.path.slice(prefix.length)}
      write={(name) => name.trim() && write({ ...clause, path: prefix + name.trim() })}
    />
  )
}

/** After a count of days or times comes the word for them. */
function unitOf(did: { take: string } | undefined): string {
  if (did?.take === 'count') return 'times'
  return did?.take === 'active_days' || did?.take.startsWith('days_') ? 'days' : ''
}

function Said({ clause, field, vocabulary, unit, write }: Props & { field: Field; unit: string }) {
  const groups = Object.keys(vocabulary.config.groups)
  const read = readChoice(field, groups, clause)
  const choices = choicesFor(field, groups)
  if (!read) {
    return (
      <p class="rule-json">
        <code>
          {clause.operator} {JSON.stringify(clause.wanted)}
        </code>
        <button
          type="button"
          class="link"
          onClick={() => write({ ...clause, ...choices[0]!.write('1') })}
        >
          Say it otherwise
        </button>
      </p>
    )
  }
  const { choice, value } = read
  const fill = (next: string) => write({ ...clause, ...choice.write(next) })
  const label = `Value for ${field.label}`
  const isEmpty = value.trim() === '' && (choice.input === 'text' || choice.input === 'list')
  return (
    <>
      <select
        aria-label={`What is said of it: ${field.label}`}
        value={choice.id}
        onChange={(event) => {
          const next = choices.find(({ id }) => id === event.currentTarget.value)!
          const kept =
            value || (next.input === 'number' ? '1' : next.input === 'group' ? groups[0]! : '')
          write({ ...clause, ...next.write(kept) })
        }}
      >
        {choices.map(({ id, label }) => (
          <option key={id} value={id}>
            {field.type === 'yes' ? (id === 'yes' ? 'yes' : `no: ${label}`) : label}
          </option>
        ))}
      </select>
      {choice.input === 'number' && field.values ? (
        <select
          aria-label={label}
          value={value}
          onChange={(event) => fill(event.currentTarget.value)}
        >
          {!field.values.some(([known]) => String(known) === value) && <option>{value}</option>}
          {field.values.map(([known, words]) => (
            <option key={known} value={known}>
              {words}
            </option>
          ))}
        </select>
      ) : choice.input === 'group' ? (
        <select
          aria-label={label}
          value={value}
          onChange={(event) => fill(event.currentTarget.value)}
        >
          {groups.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      ) : (
        choice.input !== 'none' && (
          <FilledInput
            label={label}
            type={choice.input === 'number' ? 'number' : 'text'}
            value={value}
            placeholder={choice.input === 'list' ? 'one, another' : undefined}
            suggestions={choice.input === 'number' ? [] : vocabulary.suggestions(clause.path)}
            write={fill}
          />
        )
      )}
      {unit && choice.input === 'number' && <span>{unit}</span>}
      {isEmpty && <small class="clause-hint">Fill in a value.</small>}
      {field.nullable && ['at_most', 'less'].includes(choice.id) && (
        <small class="clause-hint">
          This holds for everybody who never did, too. Add “is known” to leave them out.
        </small>
      )}
    </>
  )
}
