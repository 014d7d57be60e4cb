import type { Decision } from '@segue/core'
import type { Applied, Placed } from './apply-decisions.ts'
import { guard } from './guard.ts'
import type { Head, Verbs } from './handover.ts'
import type { Undo } from './undo.ts'

/** Taking a change back this often in this time is a conflict: the page wins. */
const MOST_WRITES = 5
const WITHIN = 10_000
/** A framework that has not come by then is none. */
const TAKEOVER = 1_500
/** So long after its address a page may take to show its next view. */
const VIEW = 1_500
/** So often is looked for what comes after that. */
const LATER = 250

type Keeper = {
  /** What is shown from here on. In a new view the old one stays until the page puts it away. */
  show(decisions: Decision[], isNewView: boolean): void
  /** Tells when a target is there that is none of the view before. */
  whenShown(targets: string[], tell: () => void): void
  undo: Undo
}

/** Keeps the page as it was decided: waits for frameworks, writes again, gives up in time. */
export function createKeeper(
  head: Pick<Head, 'changes' | 'onExposed' | 'parts' | 'policy'>,
  isTakenOver: ((element: Element) => boolean) | undefined,
  core: Pick<Verbs, 'applyDecisions'>,
  onConflict: (decision: Decision, target: string) => void,
): Keeper {
  const { policy, parts } = head
  const hold = parts.seldom.hold?.(parts.seldom)
  let shown: Applied[] = head.changes ? [head.changes] : []
  const writes = new WeakMap<Placed, WeakMap<Element, number[]>>()
  const waiting = new Set<Placed>()
  const refused = new WeakSet<Placed>()
  /** Elements of a view that is about to go, with the words that they had. */
  let going = new Map<Element, string | null>()
  let goneBy = 0
  let loaded = document.readyState === 'complete' ? performance.now() : Number.POSITIVE_INFINITY
  let frame = 0

  const lookAll = () => {
    waiting.clear()
    for (const { look } of shown) look()
    for (const placed of shown.flatMap(({ placed }) => placed)) {
      if (!waiting.has(placed)) uncover(placed)
    }
    if (waiting.size) lookSoon()
  }
  const lookSoon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      lookAll()
    })
  }
  const uncover = (placed: Placed) => {
    placed.cover?.()
    delete placed.cover
  }

  const isGoing = (element: Element) =>
    performance.now() < goneBy && going.get(element) === element.textContent
  /** Of what lies in a shadow root its host stands for it. */
  const elementsAt = (target: string) => [
    ...(guard(() => document.querySelectorAll(target.split('>>>')[0]!)) ?? []),
  ]

  const mustWait = (placed: Placed, element: Element) => {
    if (isGoing(element)) return true
    const isLate = performance.now() > loaded + TAKEOVER
    return !!hold && !isLate && !isTakenOver!(element) && hold(placed, element)
  }

  /** A framework that takes an element away asks its old parent for it, and would throw. */
  const leadsAway = ({ change }: Placed, element: Element) => {
    if (change.kind !== 'move' || !isTakenOver?.(element)) return false
    const place = document.querySelector(change.to)
    const isInside = change.where === 'append' || change.where === 'prepend'
    return (isInside ? place : place?.parentElement) !== element.parentElement
  }

  const note = (placed: Placed, element: Element) => {
    const byElement = writes.get(placed) ?? new WeakMap<Element, number[]>()
    writes.set(placed, byElement)
    const times = byElement.get(element) ?? []
    const recent = [...times.filter((time) => time > Date.now() - WITHIN), Date.now()]
    byElement.set(element, recent)
    if (recent.length === MOST_WRITES) onConflict(placed.decision, placed.change.target)
  }
  for (const [placed, element] of policy.log) note(placed, element)

  policy.write = (placed, element) => {
    if (mustWait(placed, element)) {
      waiting.add(placed)
      lookSoon()
      return
    }
    if (leadsAway(placed, element)) {
      if (!refused.has(placed)) onConflict(placed.decision, placed.change.target)
      refused.add(placed)
      return
    }
    const times = writes.get(placed)?.get(element) ?? []
    if (times.length >= MOST_WRITES || !placed.write(element)) return
    if (document.readyState === 'loading') return
    note(placed, element)
    const { change } = placed
    if (change.kind === 'text' && element.getAttribute('aria-label')) {
      const label = element.getAttribute('aria-label')!
      placed.undos.push(() => element.setAttribute('aria-label', label))
      element.setAttribute('aria-label', change.text)
    }
  }

  const onLoad = () =>
    guard(() => {
      loaded = performance.now()
      if (waiting.size) setTimeout(lookAll, TAKEOVER + 50)
    })
  addEventListener('load', onLoad)
  // Classes and links that the page sets anew; the words are watched from the first.
  const attributes = new MutationObserver(lookAll)
  attributes.observe(document, {
    subtree: true,
    attributeFilter: ['class', 'href', 'src', 'srcset', 'aria-label', 'value'],
  })
  lookAll()

  const isSame = (one: Decision, other: Decision) =>
    one.experience.id === other.experience.id &&
    one.audience.segment === other.audience.segment &&
    one.arm.id === other.arm.id &&
    JSON.stringify(one.arm) === JSON.stringify(other.arm)

  return {
    show(decisions, isNewView) {
      const gone: Placed[] = []
      const kept: Decision[] = []
      if (isNewView) {
        going = new Map()
        goneBy = performance.now() + VIEW
      }
      for (const applied of shown) {
        // In place: what looks after them must no longer find those that go.
        for (const placed of applied.placed.splice(0)) {
          if (decisions.some((decision) => isSame(decision, placed.decision))) {
            kept.push(placed.decision)
            applied.placed.push(placed)
          } else gone.push(placed)
        }
      }
      if (isNewView) {
        for (const { audience } of [...decisions, ...gone.map(({ decision }) => decision)]) {
          for (const target of audience.targets) {
            for (const element of elementsAt(target)) going.set(element, element.textContent)
          }
        }
      }
      const takeBack = () => {
        for (const placed of gone) {
          uncover(placed)
          for (const undo of placed.undos) guard(undo)
        }
      }
      if (isNewView) setTimeout(takeBack, VIEW)
      else takeBack()
      const fresh = decisions.filter((decision) => !kept.some((each) => isSame(each, decision)))
      shown = shown.filter(({ placed, observer }) => placed.length || observer.disconnect())
      if (fresh.length) {
        shown.push(core.applyDecisions(fresh, false, head))
      }
      if (isNewView) setTimeout(lookAll, VIEW + 50)
    },
    whenShown(targets, tell) {
      const view = goneBy
      const look = () => {
        if (view !== goneBy) return
        // What is a matter of the whole page waits for none of its elements.
        const isOver = performance.now() >= goneBy || targets.includes(':root')
        const isThere = targets.some((target) =>
          isOver ? elementsAt(target).length : !elementsAt(target).every(isGoing),
        )
        if (goneBy === 0 || isThere) tell()
        else if (isOver) setTimeout(look, LATER)
        else requestAnimationFrame(look)
      }
      look()
    },
    undo() {
      cancelAnimationFrame(frame)
      removeEventListener('load', onLoad)
      attributes.disconnect()
      for (const { placed, observer, look } of shown) {
        observer.disconnect()
        document.removeEventListener('DOMContentLoaded', look)
        for (const each of placed) {
          uncover(each)
          for (const undo of each.undos) guard(undo)
        }
      }
      shown = []
    },
  }
}
