import {
  type Arm,
  type Audience,
  CONTROL,
  type Config,
  EVERYONE,
  type Experience,
} from '@segue/core'

export function experienceName({ id, name }: Pick<Experience, 'id' | 'name'>): string {
  return name ?? id
}

export function segmentName({ segments }: Config, id: string): string {
  return segments.find((segment) => segment.id === id)?.name ?? id
}

/** For whom a part of an experience is, in words. */
export function audienceName(
  config: Config,
  { segment }: Audience,
  experience: Experience,
): string {
  if (segment !== EVERYONE) return segmentName(config, segment)
  return experience.audiences.length > 1 ? 'Everyone else' : 'Everyone'
}

export function armName({ id, name }: Arm): string {
  return name ?? (id === CONTROL ? 'Control' : id)
}

const ATTRIBUTES: Record<string, string> = {
  alt: 'Image description',
  'aria-label': 'Spoken label',
  href: 'Link',
  placeholder: 'Hint in the field',
  src: 'Image',
  title: 'Tooltip',
}

/** An attribute as a marketer calls it. */
export function attributeName(name: string): string {
  return ATTRIBUTES[name] ?? name
}
