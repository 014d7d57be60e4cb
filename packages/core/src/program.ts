import { compileCondition } from './compile-condition.ts'
import { type CompiledTrait, compileTrait } from './compile-trait.ts'
import type { Test } from './operators.ts'
import type { Published } from './published.ts'

/** A published config with its conditions and traits turned into closures: made once a page. */
export type Program = {
  published: Published
  traits: CompiledTrait[]
  segments: { id: string; holds: Test }[]
}

export function compileProgram(published: Published): Program {
  return {
    published,
    traits: published.traits.map(compileTrait),
    segments: published.segments.map(({ id, when }) => ({ id, holds: compileCondition(when) })),
  }
}
