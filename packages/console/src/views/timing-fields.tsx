import type { Experience, Trigger } from '@segue/core'
import { useId } from 'preact/hooks'
import { DID } from '../rules/trait-words.ts'
import type { WriteExperience } from './experience-editor.tsx'
import { FilledInput } from './filled-input.tsx'
import { ScheduleFields } from './schedule-fields.tsx'

type Props = { experience: Experience; write: WriteExperience }

const TRIGGERS: Record<Trigger['on'], { words: string; first: Trigger }> = {
  load: { words: 'with the page', first: { on: 'load' } },
  exit: { words: 'when the visitor is about to leave', first: { on: 'exit' } },
  scroll: { words: 'after a part of the page was seen', first: { on: 'scroll', depth: 50 } },
  dwell: { words: 'after some seconds on the page', first: { on: 'dwell', seconds: 20 } },
  idle: { words: 'after some seconds without doing anything', first: { on: 'idle', seconds: 20 } },
  event: { words: 'when the visitor did something', first: { on: 'event', name: 'add_to_cart' } },
  visible: { words: 'when an element is seen', first: { on: 'visible', target: '#footer' } },
  present: { words: 'when an element is there', first: { on: 'present', target: '#form' } },
  manual: { words: 'when the page says so', first: { on: 'manual' } },
}

/** When it is on, when it begins, and how often it may be shown. */
export function TimingFields({ experience, write }: Props) {
  const id = useId()
  const { trigger = { on: 'load' } as Trigger, caps = {} } = experience
  const setTrigger = (next: Trigger) =>
    write(
      ({ trigger: _, ...one }) => (next.on === 'load' ? one : { ...one, trigger: next }),
      'trigger',
    )
  const setCap = (name: 'visit' | 'visitor', text: string) => {
    const times = Math.round(Number(text))
    write(({ caps: before = {}, ...one }) => {
      const { [name]: _, ...rest } = before
      const next = times >= 1 ? { ...rest, [name]: Math.min(1_000, times) } : rest
      return Object.keys(next).length ? { ...one, caps: next } : one
    }, `caps/${name}`)
  }
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>When</h2>
      <div class="clause">
        <span>It begins</span>
        <select
          aria-label="When it begins"
          value={trigger.on}
          onChange={(event) =>
            setTrigger(TRIGGERS[event.currentTarget.value as Trigger['on']].first)
          }
        >
          {Object.entries(TRIGGERS).map(([on, { words }]) => (
            <option key={on} value={on}>
              {words}
            </option>
          ))}
        </select>
        <TriggerValue trigger={trigger} write={setTrigger} />
      </div>
      <ScheduleFields experience={experience} write={write} />
      <div class="clause">
        <span>At most</span>
        <FilledInput
          label="Page views of a visit, 0 for any"
          type="number"
          value={String(caps.visit ?? 0)}
          write={(text) => setCap('visit', text)}
        />
        <span>page views of a visit and</span>
        <FilledInput
          label="Page views in all, 0 for any"
          type="number"
          value={String(caps.visitor ?? 0)}
          write={(text) => setCap('visitor', text)}
        />
        <span>in all (0: any number)</span>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={experience.live === true}
          onChange={(event) => {
            const isOn = event.currentTarget.checked
            write(({ live: _, ...one }) => (isOn ? { ...one, live: true } : one))
          }}
        />
        <span>
          It may change a page that is shown already
          <small>As soon as somebody comes into the segment; else on the next page.</small>
        </span>
      </label>
    </section>
  )
}

function TriggerValue({ trigger, write }: { trigger: Trigger; write: (trigger: Trigger) => void }) {
  switch (trigger.on) {
    case 'scroll':
      return (
        <>
          <FilledInput
            label="Percent of the page"
            type="number"
            value={String(trigger.depth)}
            write={(text) =>
              write({ on: 'scroll', depth: Math.min(100, Math.max(1, Number(text))) })
            }
          />
          <span>%</span>
        </>
      )
    case 'dwell':
    case 'idle':
      return (
        <>
          <FilledInput
            label="Seconds"
            type="number"
            value={String(trigger.seconds)}
            write={(text) =>
              write({ on: trigger.on, seconds: Math.min(3_600, Math.max(1, Number(text))) })
            }
          />
          <span>seconds</span>
        </>
      )
    case 'event':
      return (
        <FilledInput
          label="Which event"
          type="text"
          value={trigger.name}
          suggestions={Object.keys(DID).filter((name) => name !== '*')}
          write={(name) => name.trim() && write({ on: 'event', name: name.trim() })}
        />
      )
    case 'visible':
    case 'present':
      return (
        <FilledInput
          label="Which element, as a CSS selector"
          type="text"
          value={trigger.target}
          write={(target) => target.trim() && write({ on: trigger.on, target: target.trim() })}
        />
      )
    default:
      return null
  }
}
