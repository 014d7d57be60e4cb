import { FORMAT, type Published } from '@segue/core'
import { guard } from './guard.ts'
import type { HeadParts } from './head.ts'
import { type PreviewFacts, preview } from './preview.ts'

// What a preview's file is linked from, with the parts that its config uses.
export { refusePreview } from './preview.ts'
export * as seldom from './seldom.ts'
export * as signs from './signs.ts'
export * as writers from './writers.ts'

export function startPreview(published: Published, facts: PreviewFacts, parts: HeadParts): void {
  guard(() => {
    if (published.format === FORMAT) preview(published, facts, parts)
  })
}
