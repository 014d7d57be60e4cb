import type { Decision } from '@segue/core'
import { guard, noteFailure } from './guard.ts'
import type { Undo } from './undo.ts'
import type { Writers } from './writers.ts'

/** Taking a change back this often in this time is a conflict: the page wins. */
const MOST_WRITES = 5
const WITHIN = 10_000

/**
 * Makes the changes while the parser builds the page. A MutationObserver's callback runs before
 * the next paint, so an original that is to be swapped is never seen; later it makes them again
 * when the page takes them back. `onExposed` is told of a decision, once, when one of its
 * targets is there: the same test for every arm.
 *
 * A script that came `late` leaves what may have been painted alone: a decision with a target
 * that is already there changes nothing, and is exposed all the same.
 */
export function applyDecisions(
  decisions: Decision[],
  late: boolean,
  writers: Writers,
  onExposed: (decision: Decision, late: boolean) => void,
): Undo {
  const isThere = (target: string) => guard(() => document.querySelector(target))
  const waiting = new Set(decisions)
  const tooLate = decisions.filter(({ audience }) => late && audience.targets.some(isThere))
  const changes = decisions
    .filter((decision) => !tooLate.includes(decision))
    .flatMap(({ arm }) => arm.changes)
    .flatMap((change) => {
      const writer = guard(() => writers[change.kind]!(change as never))
      return writer
        ? [{ target: change.target, writer, writes: new WeakMap<Element, number[]>() }]
        : []
    })

  const look = () => {
    for (const { target, writer, writes } of changes) {
      guard(() => {
        for (const element of document.querySelectorAll(target)) {
          const times = (writes.get(element) ?? []).filter((time) => time > Date.now() - WITHIN)
          if (times.length < MOST_WRITES && writer.write(element)) {
            // What the parser adds in pieces is no conflict.
            if (document.readyState === 'loading') continue
            writes.set(element, [...times, Date.now()])
            if (times.length === MOST_WRITES - 1) noteFailure(`conflict: ${target}`)
          }
        }
      })
    }
    // What our own writing did needs no second look.
    observer.takeRecords()
    for (const decision of waiting) {
      if (decision.audience.targets.some(isThere)) {
        waiting.delete(decision)
        onExposed(decision, tooLate.includes(decision))
      }
    }
    if (!waiting.size && !changes.length) observer.disconnect()
  }

  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, characterData: true })
  // The end of parsing is no mutation, and some inserts wait for it.
  document.addEventListener('DOMContentLoaded', look)
  look()
  return () => {
    document.removeEventListener('DOMContentLoaded', look)
    observer.disconnect()
    for (const { writer } of changes) guard(writer.undo)
  }
}
