import type { Published } from '@segue/core'
import { askFirst } from './ask-first.ts'
import type * as consents from './consents.ts'
import { guard, noteFailure } from './guard.ts'
import type { Head } from './handover.ts'
import { type HeadParts, head } from './head.ts'

// What the file of a site is linked from when its config is published: this, and of the parts
// those alone that the config uses.
export * as consents from './consents.ts'
export * as seldom from './seldom.ts'
export * as signs from './signs.ts'
export * as writers from './writers.ts'

export function start(published: Published, tail: string, parts: HeadParts): void {
  guard(() => {
    const script = document.currentScript as HTMLScriptElement
    const loadTail = (head: Head) => {
      import(script.src.replace(/[^/]*$/, tail)).then(({ tail }) => tail(head)).catch(noteFailure)
    }
    head(published, parts, script.dataset, loadTail)
  })
}

/** For sites that say who is asked for consent. */
export function startAsking(
  published: Published,
  tail: string,
  parts: HeadParts & { consents: Partial<typeof consents> },
): void {
  guard(() => {
    const { dataset } = document.currentScript!
    const onTag = dataset.consent
    // Whom nobody could ask has not agreed.
    dataset.consent = 'required'
    const asked = askFirst(published, parts.consents) ?? onTag
    if (asked) dataset.consent = asked
    else delete dataset.consent
  })
  start(published, tail, parts)
}
