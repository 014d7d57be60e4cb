import { type Arm, CONTROL, type Config, EVERYONE, type Experience } from '@segue/core'
import { inWords, shareOf } from '../compare-configs.ts'
import { moveAudience, writeShare } from '../experiences.ts'
import { formatPart } from '../format.ts'
import { armName, audienceName } from '../names.ts'
import type { WriteExperience } from './experience-editor.tsx'
import { FilledInput } from './filled-input.tsx'
import { Icon } from './icon.tsx'

type Props = {
  config: Config
  experience: Experience
  chosen: { segment: string; arm: string }
  choose: (segment: string, arm: string) => void
  write: WriteExperience
}

/** Audience by arm: one looks into a cell to change what it shows. */
export function ArmGrid({ config, experience, chosen, choose, write }: Props) {
  const { audiences } = experience
  const named = new Set(audiences.flatMap(({ arms }) => arms.map(({ id }) => id)))
  // What the others are compared with stands first, wherever there is one.
  const ids = [
    ...[...named].filter((id) => id === CONTROL),
    ...[...named].filter((id) => id !== CONTROL),
  ]
  return (
    // Its width is the number of arms.
    <div class="grid-scroll" tabIndex={-1}>
      <table class="arm-grid">
        <thead>
          <tr>
            <th scope="col">Audience</th>
            {ids.map((id) => (
              <th key={id} scope="col">
                {armName(audiences.flatMap(({ arms }) => arms).find((arm) => arm.id === id)!)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {audiences.map((audience, index) => {
            const name = audienceName(config, audience, experience)
            const moves = audiences.length > 1 && audience.segment !== EVERYONE
            return (
              <tr key={audience.segment}>
                <th scope="row">
                  {name}
                  <span class="grid-actions">
                    {moves && index > 0 && (
                      <button
                        type="button"
                        class="plain"
                        aria-label={`${name}: one up`}
                        onClick={() => write((one) => moveAudience(one, index, index - 1))}
                      >
                        <Icon name="better" />
                      </button>
                    )}
                    {audiences.length > 1 && (
                      <button
                        type="button"
                        class="plain"
                        aria-label={`Take ${name} out`}
                        onClick={() =>
                          write((one) => ({
                            ...one,
                            audiences: one.audiences.filter((_, other) => other !== index),
                          }))
                        }
                      >
                        <Icon name="remove" />
                      </button>
                    )}
                  </span>
                </th>
                {ids.map((id) => {
                  const arm = audience.arms.find((one) => one.id === id)
                  const isChosen = chosen.segment === audience.segment && chosen.arm === id
                  return (
                    <td key={id}>
                      {arm && (
                        <div class={isChosen ? 'cell cell-chosen' : 'cell'}>
                          <button
                            type="button"
                            class="cell-open"
                            aria-pressed={isChosen ? 'true' : 'false'}
                            onClick={() => choose(audience.segment, id)}
                          >
                            <span class="unseen">
                              {name}, {armName(arm)}:{' '}
                            </span>
                            {cellWords(arm)}
                          </button>
                          {audience.arms.length > 1 && (
                            <span class="cell-share">
                              <FilledInput
                                label={`Share of ${armName(arm)} in ${name}, in percent`}
                                type="number"
                                value={formatPart(shareOf(audience, arm)).replace('%', '')}
                                write={(share) =>
                                  write(
                                    (one) => ({
                                      ...one,
                                      audiences: one.audiences.map((each) =>
                                        each.segment === audience.segment
                                          ? writeShare(each, id, Number(share) / 100)
                                          : each,
                                      ),
                                    }),
                                    `${audience.segment}/${id}/share`,
                                  )
                                }
                              />
                              %
                            </span>
                          )}
                        </div>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function cellWords({ changes }: Arm): string {
  const [first] = changes
  if (!first) return 'The page as it is'
  const more = changes.length - 1
  return `${inWords(first)}${more ? ` and ${more} more` : ''}`
}
