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
    // Strict pages import this, and have the tag's own script beside it.
    const tag =
      document.currentScript ?? document.querySelector(`script[src*="/s/${published.site}."]`)
    const load = (script: string) => import(new URL(script, (tag as HTMLScriptElement).src).href)
    if (published.format === FORMAT) preview(published, facts, parts, load)
  })
}
