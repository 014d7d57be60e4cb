import type { Audience, Config, Experience } from '@segue/core'
import { useId } from 'preact/hooks'
import { eachAudience } from '../experiences.ts'
import { audienceName } from '../names.ts'
import type { WriteExperience } from './experience-editor.tsx'
import { FilledInput } from './filled-input.tsx'

type Props = { config: Config; experience: Experience; audience: Audience; write: WriteExperience }

/** How many take part, who is held out, and which experiences exclude each other. */
export function TrafficFields({ config, experience, audience, write }: Props) {
  const id = useId()
  const { group, holdout } = experience
  const name = audienceName(config, audience, experience)
  const percent = (share: number | undefined, otherwise: number) =>
    String(Number(((share ?? otherwise) * 100).toFixed(2)))
  const part = (text: string, most: number) => Math.min(most, Math.max(0, Number(text) / 100))
  const setGroup = (next: Partial<NonNullable<Experience['group']>>, place: string) =>
    write(
      (one) => ({ ...one, group: { id: 'group', from: 0, to: 1, ...one.group, ...next } }),
      `group/${place}`,
    )
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>How many</h2>
      <p class="clause">
        <FilledInput
          label={`Part of ${name} that takes part, in percent`}
          type="number"
          value={percent(audience.coverage, 1)}
          write={(text) =>
            write(
              (one) =>
                eachAudience(one, (each) => {
                  if (each.segment !== audience.segment) return each
                  const { coverage: _, ...rest } = each
                  const share = part(text, 1)
                  return share === 1 ? rest : { ...rest, coverage: share }
                }),
              `${audience.segment}/coverage`,
            )
          }
        />
        <span>% of “{name}” take part</span>
      </p>
      <p class="clause">
        <FilledInput
          label="Held out from the whole experience, in percent"
          type="number"
          value={percent(holdout, 0)}
          write={(text) =>
            write(({ holdout: _, ...one }) => {
              const share = part(text, 0.5)
              return share ? { ...one, holdout: share } : one
            }, 'holdout')
          }
        />
        <span>% see the page as it is, to measure what all of it does (at most 50)</span>
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={group !== undefined}
          onChange={(event) => {
            if (event.currentTarget.checked) setGroup({}, 'on')
            else write(({ group: _, ...one }) => one)
          }}
        />
        <span>
          A visitor is to see only one of a group of experiences
          <small>Each of them takes another part of the visitors.</small>
        </span>
      </label>
      {group && (
        <p class="clause">
          <FilledInput
            label="Name of the group"
            type="text"
            value={group.id}
            suggestions={config.experiences.flatMap((one) => one.group?.id ?? [])}
            write={(name) => name.trim() && setGroup({ id: name.trim() }, 'id')}
          />
          <span>from</span>
          <FilledInput
            label="From, in percent"
            type="number"
            value={percent(group.from, 0)}
            write={(text) => setGroup({ from: part(text, 1) }, 'from')}
          />
          <span>to</span>
          <FilledInput
            label="To, in percent"
            type="number"
            value={percent(group.to, 1)}
            write={(text) => setGroup({ to: part(text, 1) }, 'to')}
          />
          <span>%</span>
        </p>
      )}
    </section>
  )
}
