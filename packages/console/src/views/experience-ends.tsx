import { type Audience, CONTROL, type Experience } from '@segue/core'
import { useState } from 'preact/hooks'
import type { Draft, DraftStore } from '../draft.ts'
import { shipArm } from '../experiences.ts'
import { armName, audienceName, experienceName } from '../names.ts'
import type { RouteStore } from '../route.ts'
import { Confirm } from './confirm.tsx'
import type { WriteExperience } from './experience-editor.tsx'

type Props = {
  draft: DraftStore
  current: Draft
  route: RouteStore
  experience: Experience
  /** The one that is looked at: an arm is shipped to it. */
  audience: Audience
  write: WriteExperience
}

type Asked = { kind: 'pause' } | { kind: 'stop' } | { kind: 'ship'; arm: string }

/** Pause, stop or ship; with what each does to visitors and to numbers. */
export function ExperienceEnds({ draft, current, route, experience, audience, write }: Props) {
  const [asked, ask] = useState<Asked | null>(null)
  const { id, schedule } = experience
  const name = audienceName(current.config, audience, experience)
  const now = new Date().toISOString().slice(0, 16)
  const isPaused = schedule?.to !== undefined && schedule.timezone === 'UTC' && schedule.to <= now
  const arms = audience.arms.length > 1 ? audience.arms.filter((arm) => arm.id !== CONTROL) : []
  function act(): void {
    if (asked?.kind === 'pause')
      write((one) => ({ ...one, schedule: { to: now, timezone: 'UTC' } }))
    if (asked?.kind === 'ship') write((one) => shipArm(one, audience.segment, asked.arm))
    if (asked?.kind === 'stop') {
      draft.edit((config) => ({
        ...config,
        experiences: config.experiences.filter((one) => one.id !== id),
      }))
      route.go({ experience: '', audience: '' })
    }
  }
  return (
    <section class="card" aria-labelledby="ends-title">
      <h2 id="ends-title">Pause, stop or ship</h2>
      <div class="rule-adds">
        {isPaused ? (
          <button type="button" onClick={() => write(({ schedule: _, ...one }) => one)}>
            Go on
          </button>
        ) : (
          <button type="button" onClick={() => ask({ kind: 'pause' })}>
            Pause
          </button>
        )}
        {arms.map((arm) => (
          <button key={arm.id} type="button" onClick={() => ask({ kind: 'ship', arm: arm.id })}>
            Ship “{armName(arm)}” to “{name}”
          </button>
        ))}
        <button type="button" class="link danger" onClick={() => ask({ kind: 'stop' })}>
          Stop and take it out
        </button>
      </div>
      {asked && (
        <Confirm
          title={`${asked.kind === 'ship' ? 'Ship' : asked.kind === 'pause' ? 'Pause' : 'Stop'} “${experienceName(experience)}”?`}
          action={
            asked.kind === 'ship' ? 'Ship it' : asked.kind === 'pause' ? 'Pause it' : 'Stop it'
          }
          confirm={act}
          closed={() => ask(null)}
        >
          <table class="ends">
            <thead>
              <tr>
                <td />
                <th scope="col">Visitors</th>
                <th scope="col">Numbers</th>
              </tr>
            </thead>
            <tbody>
              <tr class={asked.kind === 'pause' ? 'ends-chosen' : ''}>
                <th scope="row">Pause</th>
                <td>See the page as it is. Each keeps their arm for later.</td>
                <td>Stand still, and go on when it does.</td>
              </tr>
              <tr class={asked.kind === 'stop' ? 'ends-chosen' : ''}>
                <th scope="row">Stop</th>
                <td>See the page as it is.</td>
                <td>Its report goes; its events stay. An older version brings it back.</td>
              </tr>
              <tr class={asked.kind === 'ship' ? 'ends-chosen' : ''}>
                <th scope="row">Ship</th>
                <td>All of “{name}” see the one arm; other audiences go on.</td>
                <td>Nothing is compared from then on; what was found stays in the report.</td>
              </tr>
            </tbody>
          </table>
          <p class="small">It is in the draft until you publish, and Undo takes it back.</p>
        </Confirm>
      )}
    </section>
  )
}
