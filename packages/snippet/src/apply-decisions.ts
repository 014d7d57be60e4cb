import type { Decision, PublishedChange } from '@segue/core'
import type { Hold } from './cover.ts'
import { guard } from './guard.ts'
import type { Undo } from './undo.ts'
import type { Write, Writer } from './writer.ts'

/** Writers by the kind of change. */
export type Writers = Record<string, Writer>

/** What few configs ask for: to look into shadow roots, and to look at words first. */
type Finding = { find?: Find; isMeant?: (element: Element, was: string | undefined) => boolean }
export type Applying = {
  parts: { writers: Writers; seldom: Finding }
  policy: Policy
  onExposed(decision: Decision, late: boolean): void
}
type Find = (target: string, onRoot: (root: Node) => void) => Iterable<Element>

/** A change under way. */
export type Placed = {
  decision: Decision
  change: PublishedChange
  write: Write
  undos: Undo[]
  /** What stands over the element meanwhile, and its way back. */
  cover?: Undo
}

/** Makes a change on an element if it may be made now: the tail has a closer look than the head. */
export type Policy = {
  write(placed: Placed, element: Element): void
  /** What the head has written since the page was parsed. */
  log: [placed: Placed, element: Element][]
}

export type Applied = { placed: Placed[]; look(): void; observer: MutationObserver }

/** So many times a page may take a change back before the tail comes: that has the last one. */
const MOST_ROUNDS = 4

/** What the head knows: a framework's elements wait, and nobody is written for ever. */
export function firstPolicy(hold: Hold | undefined): Policy {
  const log: Policy['log'] = []
  return {
    log,
    write(placed, element) {
      const rounds = log.filter(([each, of]) => each === placed && of === element)
      if (rounds[MOST_ROUNDS - 1] || hold?.(placed, element) || !placed.write(element)) return
      // What the parser adds in pieces is no conflict.
      if (document.readyState !== 'loading') log.push([placed, element])
    },
  }
}

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
  late: unknown,
  { parts, policy, onExposed }: Applying,
): Applied {
  const { writers, seldom } = parts
  const { find = everywhere, isMeant } = seldom
  const found = (target: string) => [...(guard(() => find(target, observe)) ?? [])]
  const isThere = (target: string) => found(target).length
  const observer = new MutationObserver(look)
  const waiting = new Set(decisions)
  const tooLate = decisions.filter(({ audience }) => late && audience.targets.some(isThere))
  const placed = decisions
    .filter((decision) => !tooLate.includes(decision))
    .flatMap((decision) =>
      decision.arm.changes.flatMap((change): Placed[] => {
        const undos: Undo[] = []
        const write = guard(() => writers[change.kind]!(change as never, undos))
        return write ? [{ decision, change, write, undos }] : []
      }),
    )

  function observe(root: Node): void {
    observer.observe(root, { childList: true, subtree: true, characterData: true })
  }

  function look(): void {
    for (const each of placed) {
      const { target, was } = each.change
      for (const element of found(target)) {
        guard(() => {
          if (isMeant?.(element, was) !== false) policy.write(each, element)
        })
      }
    }
    // What our own writing did needs no second look.
    observer.takeRecords()
    for (const decision of waiting) {
      if (decision.audience.targets.some(isThere)) {
        waiting.delete(decision)
        onExposed(decision, tooLate.includes(decision))
      }
    }
  }

  observe(document)
  // The end of parsing is no mutation, and some inserts wait for it.
  document.addEventListener('DOMContentLoaded', look)
  look()
  return { placed, look, observer }
}

const everywhere: Find = (target) => document.querySelectorAll(target)
