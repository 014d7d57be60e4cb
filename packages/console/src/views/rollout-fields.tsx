import type { Config, Experience } from '@segue/core'
import { useId } from 'preact/hooks'
import { rampWords } from '../experience-words.ts'
import type { WriteExperience } from './experience-editor.tsx'
import { FilledInput } from './filled-input.tsx'
import { Length } from './length.tsx'

type Props = { config: Config; experience: Experience; write: WriteExperience }
type Ramp = NonNullable<Experience['ramp']>
type Bandit = NonNullable<Experience['bandit']>

/** A tenth at first, and everybody when nothing has gone wrong for three days. */
const CAREFUL: Ramp = {
  coverage: 0.1,
  next: [
    { coverage: 0.5, after: '1d' },
    { coverage: 1, after: '2d' },
  ],
}

/** How it spreads: step by step, and by what works. */
export function RolloutFields({ config, experience, write }: Props) {
  const id = useId()
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>How it spreads</h2>
      <RampFields experience={experience} write={write} />
      <BanditFields config={config} experience={experience} write={write} />
    </section>
  )
}

function RampFields({ experience: { ramp }, write }: Omit<Props, 'config'>) {
  const put = (next: Ramp, place: string) =>
    write((one) => ({ ...one, ramp: next }), `ramp/${place}`)
  const setStep = (index: number, step: Partial<Ramp['next'][number]>) =>
    ramp &&
    put(
      { ...ramp, next: ramp.next.map((one, at) => (at === index ? { ...one, ...step } : one)) },
      `${index}`,
    )
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={ramp !== undefined}
          onChange={(event) => {
            if (event.currentTarget.checked) put(CAREFUL, 'on')
            else write(({ ramp: _, ...one }) => one)
          }}
        />
        <span>
          Let visitors in step by step
          <small>{ramp ? rampWords(ramp) : 'A few at first; whoever was let in stays in.'}</small>
        </span>
      </label>
      {ramp && (
        <ol class="ramp-steps">
          <li class="clause">
            <Percent
              label="Let in at first, in percent"
              share={ramp.coverage}
              write={(coverage) => put({ ...ramp, coverage }, 'first')}
            />
            <span>of the visitors at first</span>
          </li>
          {ramp.next.map((step, index) => (
            <li key={index} class="clause">
              <Percent
                label={`Let in by step ${index + 2}, in percent`}
                share={step.coverage}
                write={(coverage) => setStep(index, { coverage })}
              />
              <span>after</span>
              <Length
                label={`Before step ${index + 2}`}
                length={step.after}
                write={(after) => setStep(index, { after })}
              />
              <button
                type="button"
                class="link"
                onClick={() =>
                  put({ ...ramp, next: ramp.next.filter((_, at) => at !== index) }, 'less')
                }
              >
                Take out<span class="unseen"> step {index + 2}</span>
              </button>
            </li>
          ))}
          {(ramp.next.at(-1) ?? ramp).coverage < 1 && (
            <li>
              <button
                type="button"
                onClick={() =>
                  put({ ...ramp, next: [...ramp.next, { coverage: 1, after: '1d' }] }, 'more')
                }
              >
                Add a step
              </button>
            </li>
          )}
        </ol>
      )}
    </>
  )
}

function BanditFields({ config, experience: { bandit, goals }, write }: Props) {
  const put = (next: Partial<Bandit>, place: string) =>
    write(
      (one) => ({
        ...one,
        bandit: { goal: one.goals[0]!, floor: 0.1, every: '1d', ...one.bandit, ...next },
      }),
      `bandit/${place}`,
    )
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={bandit !== undefined}
          disabled={!bandit && goals.length === 0}
          onChange={(event) => {
            if (event.currentTarget.checked) put({}, 'on')
            else write(({ bandit: _, ...one }) => one)
          }}
        />
        <span>
          Give more visitors to arms that do better (bandit)
          <small>
            {goals.length
              ? 'Fewer see what is worse; a sure verdict takes longer.'
              : 'It needs a goal to go by.'}
          </small>
        </span>
      </label>
      {bandit && (
        <p class="clause">
          <span>By</span>
          <select
            aria-label="The goal that the bandit goes by"
            value={bandit.goal}
            onChange={(event) => put({ goal: event.currentTarget.value }, 'goal')}
          >
            {[...new Set([bandit.goal, ...goals])].map((goal) => (
              <option key={goal} value={goal}>
                {config.goals.find((one) => one.id === goal)?.name ?? goal}
              </option>
            ))}
          </select>
          <span>with at least</span>
          <Percent
            label="Least share of every arm, in percent"
            share={bandit.floor}
            most={0.5}
            write={(floor) => put({ floor }, 'floor')}
          />
          <span>for each arm, set anew every</span>
          <Length
            label="Time between changes of shares"
            length={bandit.every}
            units={['h', 'd']}
            write={(every) => put({ every }, 'every')}
          />
        </p>
      )}
    </>
  )
}

function Percent({
  label,
  share,
  most = 1,
  write,
}: {
  label: string
  share: number
  most?: number
  write: (share: number) => void
}) {
  return (
    <>
      <FilledInput
        label={label}
        type="number"
        value={String(Number((share * 100).toFixed(1)))}
        write={(text) => Number(text) > 0 && write(Math.min(most, Number(text) / 100))}
      />
      <span>%</span>
    </>
  )
}
