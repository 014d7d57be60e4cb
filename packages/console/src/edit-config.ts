import type { Arm, Change, Config } from '@segue/core'

/** A text or an attribute's value that a marketer can change, and where in the config it stands. */
export type Field = {
  experience: string
  audience: string
  arm: string
  index: number
  kind: 'text' | 'attribute'
  target: string
  /** The attribute's name; empty for a text. */
  name: string
  value: string
}

/** The same place has the same key, whatever its value. */
export function fieldKey({ experience, audience, arm, index, kind, target, name }: Field): string {
  return JSON.stringify([experience, audience, arm, index, kind, target, name])
}

/** The place as the collector's problems name it. */
export function placeOf({ experience, audience, arm, index }: Field): string {
  return `experiences "${experience}" › audiences "${audience}" › arms "${arm}" › changes ${index + 1}`
}

/** What can be typed over in an arm. */
export function fieldsOf(experience: string, audience: string, { id, changes }: Arm): Field[] {
  return changes.flatMap((change, index): Field[] => {
    if (change.kind !== 'text' && change.kind !== 'attribute') return []
    const place = { experience, audience, arm: id, index, target: change.target }
    if (change.kind === 'text') return [{ ...place, kind: 'text', name: '', value: change.text }]
    return [{ ...place, kind: 'attribute', name: change.name, value: change.value }]
  })
}

/**
 * The field as it stands in a config, if it is there. Changes have no names: it is the same target
 * at the same place, else the same target wherever it went.
 */
export function findField({ experiences }: Config, wanted: Field): Field | undefined {
  const { experience, audience, arm: id, index } = wanted
  const arm = experiences
    .find((one) => one.id === experience)
    ?.audiences.find(({ segment }) => segment === audience)
    ?.arms.find((one) => one.id === id)
  const fields = arm ? fieldsOf(experience, audience, arm) : []
  const fitting = fields.filter(
    ({ kind, target, name }) =>
      kind === wanted.kind && target === wanted.target && name === wanted.name,
  )
  return fitting.find((field) => field.index === index) ?? fitting[0]
}

/** The config with another value in a field, if the field is there. The given one stays as it is. */
export function writeField(config: Config, wanted: Field, value: string): Config {
  const place = findField(config, wanted)
  return place ? write(config, { ...place, value }) : config
}

function write(config: Config, field: Field): Config {
  const experiences = replace(
    config.experiences,
    ({ id }) => id === field.experience,
    (experience) => ({
      ...experience,
      audiences: replace(
        experience.audiences,
        ({ segment }) => segment === field.audience,
        (audience) => ({
          ...audience,
          arms: replace(
            audience.arms,
            ({ id }) => id === field.arm,
            (arm) => ({
              ...arm,
              changes: replace(
                arm.changes,
                (_, index) => index === field.index,
                (change) => withValue(change, field.value),
              ),
            }),
          ),
        }),
      ),
    }),
  )
  return { ...config, experiences }
}

function withValue(change: Change, value: string): Change {
  if (change.kind === 'text') return { ...change, text: value }
  return change.kind === 'attribute' ? { ...change, value } : change
}

function replace<T>(list: T[], is: (item: T, index: number) => boolean, make: (item: T) => T): T[] {
  return list.map((item, index) => (is(item, index) ? make(item) : item))
}
