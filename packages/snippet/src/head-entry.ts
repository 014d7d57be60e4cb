import { FORMAT, type Published } from '@segue/core'
import { guard } from './guard.ts'
import { type HeadParts, head } from './head.ts'

// What the file of a site is linked from when its config is published: this, and of the parts
// those alone that the config uses.
export * as seldom from './seldom.ts'
export * as signs from './signs.ts'
export * as writers from './writers.ts'

export function start(published: Published, tail: string, parts: HeadParts): void {
  guard(() => {
    const script = document.currentScript as HTMLScriptElement
    const loadTail = () => import(script.src.replace(/[^/]*$/, tail))
    if (published.format === FORMAT) head(published, parts, script.dataset, loadTail)
  })
}
