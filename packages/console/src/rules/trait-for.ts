import type { Config, Trait } from '@segue/core'
import { same } from '../same.ts'

/** Each form of trait without its name. */
export type TraitParts = Trait extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id'>
    : never
  : never

/**
 * The trait of these parts: the one that the config has already, else a new one. A trait is never
 * changed, since other segments may ask for it and visitors' profiles are counted by it.
 */
export function withTrait(config: Config, parts: TraitParts): { config: Config; id: string } {
  const found = config.traits.find(({ id, ...rest }) => same(rest, parts))
  if (found) return { config, id: found.id }
  const id = freeId(
    idFor(parts),
    config.traits.map((trait) => trait.id),
  )
  return { config: { ...config, traits: [...config.traits, { ...parts, id } as Trait] }, id }
}

/** Without the traits that nothing asks for; those that are live stay, since they are learnt already. */
export function withoutUnused(config: Config, live: Config): Config {
  const { traits, ...rest } = config
  const asked = JSON.stringify(rest)
  const used = traits.filter(
    ({ id }) =>
      new RegExp(`\\btraits\\.${id}(?![\\w-])`).test(asked) ||
      live.traits.some((trait) => trait.id === id),
  )
  return used.length === traits.length ? config : { ...config, traits: used }
}

function idFor(parts: TraitParts): string {
  if ('score' in parts) return 'score'
  if ('sequence' in parts) return 'sequence'
  const { on, take, within } = parts
  const of = 'of' in parts ? parts.of : ''
  const words = [on === '*' ? 'any' : on, of, take === 'count' ? '' : take, within ?? '']
  return words.filter(Boolean).join('_')
}

/** An id made of words; numbered where it is taken. */
export function freeId(words: string, taken: string[]): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 56)
  // Every object has a `constructor`, so nothing may be called that.
  const id = plain === '' || plain in {} ? `x_${plain}`.replace(/_$/, '') : plain
  for (let number = 1; ; number++) {
    const tried = number === 1 ? id : `${id}_${number}`
    if (!taken.includes(tried)) return tried
  }
}
