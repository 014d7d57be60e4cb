import type { Trait } from '@segue/core'
import type { ComponentChildren } from 'preact'
import type { TraitParts } from '../rules/trait-for.ts'
import { didWords, TAKES } from '../rules/trait-words.ts'
import type { Vocabulary } from '../rules/vocabulary.ts'
import { FilledInput } from './filled-input.tsx'
import { Length } from './length.tsx'

type ScoreTrait = Extract<Trait, { score: unknown }>
type SequenceTrait = Extract<Trait, { sequence: unknown }>
type Props<Kind> = { trait: Kind; vocabulary: Vocabulary; write: (parts: TraitParts) => void }

/** As core's shapes have it. */
const MOST_ROWS = 20
const MOST_STEPS = 8

/** Points for what they did, which fade. Every choice here is another trait. */
export function ScoreFields({ trait, vocabulary, write }: Props<ScoreTrait>) {
  const { id: _, ...parts } = trait
  const put = (score: ScoreTrait['score']) => write({ ...parts, score })
  return (
    <Rows
      rows={trait.score}
      vocabulary={vocabulary}
      least={1}
      most={MOST_ROWS}
      fresh={{ on: 'view_item', points: 1 }}
      add="Add points for something"
      put={put}
      beside={(row, index) => (
        <>
          <FilledInput
            label={`Points of row ${index + 1}`}
            type="number"
            value={String(row.points)}
            write={(text) =>
              put(
                trait.score.map((one, at) =>
                  at === index ? { ...one, points: Number(text) } : one,
                ),
              )
            }
          />
          <span>points when they</span>
        </>
      )}
    >
      <span>They halve in</span>
      <Length
        label="The time in which points halve"
        length={trait.halfLife}
        units={['h', 'd']}
        write={(halfLife) => write({ ...parts, halfLife })}
      />
    </Rows>
  )
}

/** One thing after another. */
export function SequenceFields({ trait, vocabulary, write }: Props<SequenceTrait>) {
  const { id: _, ...parts } = trait
  const { within } = trait
  const put = (sequence: SequenceTrait['sequence']) => write({ ...parts, sequence })
  return (
    <Rows
      rows={trait.sequence}
      vocabulary={vocabulary}
      least={2}
      most={MOST_STEPS}
      fresh={{ on: 'add_to_cart' }}
      add="Add a step"
      put={put}
      beside={(_, index) => <span>{index ? 'then they' : 'First they'}</span>}
    >
      <select
        aria-label="What is taken of it"
        value={trait.take}
        onChange={(event) =>
          write({ ...parts, take: event.currentTarget.value as SequenceTrait['take'] })
        }
      >
        {(['count', 'days_since_last', 'minutes_since_last'] as const).map((take) => (
          <option key={take} value={take}>
            {TAKES[take]}
          </option>
        ))}
      </select>
      <select
        aria-label="In which time"
        value={within ? 'within' : 'ever'}
        onChange={(event) => {
          const { within: _, ...rest } = parts
          write(event.currentTarget.value === 'ever' ? rest : { ...rest, within: '30m' })
        }}
      >
        <option value="ever">in any time</option>
        <option value="within">all within</option>
      </select>
      {within && (
        <Length
          label="How long all steps may take"
          length={within}
          write={(next) => write({ ...parts, within: next })}
        />
      )}
    </Rows>
  )
}

type Row = { on: string }

function Rows<Each extends Row>({
  rows,
  vocabulary,
  least,
  most,
  fresh,
  add,
  put,
  beside,
  children,
}: {
  rows: Each[]
  vocabulary: Vocabulary
  least: number
  most: number
  fresh: Each
  add: string
  put: (rows: Each[]) => void
  beside: (row: Each, index: number) => ComponentChildren
  children: ComponentChildren
}) {
  return (
    <div class="made-trait">
      {rows.map((row, index) => (
        <div key={index} class="clause">
          {beside(row, index)}
          <select
            aria-label={`What they did, ${index + 1}`}
            value={row.on}
            onChange={(event) => {
              const on = event.currentTarget.value
              // What was asked of the other event's properties is not asked of this one's.
              const { where: _, ...rest } = row as Each & { where?: unknown }
              put(rows.map((one, at) => (at === index ? ({ ...rest, on } as Each) : one)))
            }}
          >
            {!vocabulary.events.some(([name]) => name === row.on) && (
              <option value={row.on}>{didWords(row.on)}</option>
            )}
            {vocabulary.events.map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
          {rows.length > least && (
            <button
              type="button"
              class="link"
              onClick={() => put(rows.filter((_, at) => at !== index))}
            >
              Take out<span class="unseen"> row {index + 1}</span>
            </button>
          )}
        </div>
      ))}
      {rows.length < most && (
        <button type="button" class="link" onClick={() => put([...rows, fresh])}>
          {add}
        </button>
      )}
      <div class="clause">{children}</div>
    </div>
  )
}
