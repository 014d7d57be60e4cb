import { fnv1a } from './hash.ts'
import type { PublishedTrait } from './published.ts'
import type { Trait } from './trait.ts'
import { bucketsOf } from './window.ts'

/**
 * A trait as the snippet reads it. Its state is kept under a key that holds the definition:
 * a trait that is defined anew under its old name starts anew, and one that stays as it is
 * keeps its history.
 */
export function publishTrait({ id, within, ...definition }: Trait): PublishedTrait {
  const print = fnv1a(JSON.stringify([definition, within ?? null])).toString(36)
  return {
    id,
    key: `${id}~${print}`,
    ...definition,
    ...(within && { window: within === 'visit' ? within : bucketsOf(within) }),
  }
}
