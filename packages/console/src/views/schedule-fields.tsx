import type { Experience } from '@segue/core'
import { useState } from 'preact/hooks'
import { ownZone } from '../own-zone.ts'
import type { WriteExperience } from './experience-editor.tsx'
import { FilledInput } from './filled-input.tsx'

type Props = { experience: Experience; write: WriteExperience }

const ZONES = ['UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York']

/** Between which moments it is on. Most are on always, and then there is nothing to fill in. */
export function ScheduleFields({ experience: { schedule }, write }: Props) {
  const [isAsked, ask] = useState(false)
  const isOpen = isAsked || schedule !== undefined
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={isOpen}
          onChange={(event) => {
            ask(event.currentTarget.checked)
            if (schedule) write(({ schedule: _, ...one }) => one, 'schedule')
          }}
        />
        <span>
          Only between two dates
          <small>Else always, from the moment it is published.</small>
        </span>
      </label>
      {isOpen && <Dates schedule={schedule} write={write} keepOpen={() => ask(true)} />}
    </>
  )
}

type DatesProps = {
  schedule: Experience['schedule']
  write: WriteExperience
  /** Also while both dates are empty. */
  keepOpen: () => void
}

function Dates({ schedule, write, keepOpen }: DatesProps) {
  const set = (part: 'from' | 'to' | 'timezone', value: string) => {
    keepOpen()
    write(({ schedule: before, ...one }) => {
      const next = { timezone: ownZone(), ...before, [part]: value }
      const { from, to } = next
      if (!from && !to) return one
      const kept = { timezone: next.timezone, ...(from && { from }), ...(to && { to }) }
      return { ...one, schedule: kept }
    }, `schedule/${part}`)
  }
  const at = (part: 'from' | 'to', label: string) => (
    <label class="schedule-at">
      <span>{label}</span>
      <input
        type="datetime-local"
        value={schedule?.[part] ?? ''}
        onChange={(event) => set(part, event.currentTarget.value.slice(0, 16))}
      />
    </label>
  )
  return (
    <div class="clause">
      {at('from', 'From')}
      {at('to', 'until')}
      {schedule ? (
        <FilledInput
          label="Time zone"
          type="text"
          value={schedule.timezone}
          suggestions={ZONES}
          write={(zone) => zone.trim() && set('timezone', zone.trim())}
        />
      ) : (
        <span class="small">Times are of {ownZone()}.</span>
      )}
    </div>
  )
}
