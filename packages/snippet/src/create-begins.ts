import {
  type Decision,
  type Published,
  type PublishedExperience,
  SHOWN,
  type VisitorEvent,
} from '@segue/core'
import { guard, noteFailure } from './guard.ts'
import { triggers } from './triggers.ts'
import type { Undo } from './undo.ts'

export type BeginsOptions = {
  published: Published
  /** What another tab has learnt since must be known before a cap is looked at. */
  freshen(): Promise<unknown>
  /** Decides anew; what has begun may be shown. Holds when that is stored. */
  show(): Promise<unknown>
  decisions(): Decision[]
  record(event: VisitorEvent): void
}

/** So long after the last key somebody may be writing still. */
const WRITING = 1_500
const AGAIN = 300

/**
 * Begins experiences when what they wait for has happened: the same for all arms. Not while the
 * visitor writes; what lies over the page one after the other; and two tabs one after the other,
 * so that a cap holds for both.
 */
export function createBegins(options: BeginsOptions) {
  const { freshen, show, decisions } = options
  const { site, experiences } = options.published
  let begun = new Set<string>()
  const counted = new Set<string>()
  let stops: Undo[] = []
  let view = 0
  let lastKey = Number.NEGATIVE_INFINITY
  let interacted = false

  const onKey = ({ target }: Event) => {
    interacted = true
    if (isField(target as Element)) lastKey = performance.now()
  }
  const onPointer = () => {
    interacted = true
  }
  addEventListener('keydown', onKey, true)
  addEventListener('pointerdown', onPointer, true)

  const mayBegin = ({ caps, overlay }: PublishedExperience) =>
    performance.now() - lastKey > WRITING &&
    (interacted || !caps?.afterInteraction) &&
    !(overlay && decisions().some(isOpen))

  const begin = async (experience: PublishedExperience) => {
    const mine = view
    while (!mayBegin(experience)) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN))
      if (mine !== view) return
    }
    await alone(`segue.${site}.begin`, async () => {
      await freshen()
      if (mine !== view) return
      begun.add(experience.id)
      await show()
    })
  }
  const fire = (experience: PublishedExperience) => {
    if (begun.has(experience.id) || underWay.has(experience.id)) return
    underWay.add(experience.id)
    begin(experience)
      .catch(noteFailure)
      .finally(() => underWay.delete(experience.id))
  }
  const underWay = new Set<string>()
  const fireThose = (on: string, name: string) => {
    for (const experience of waiting()) {
      const { trigger, id } = experience
      if (trigger?.on === on && (trigger.on === 'event' ? trigger.name : id) === name) {
        fire(experience)
      }
    }
  }

  /** Those of this page that wait for something. */
  const waiting = () =>
    experiences.filter(({ path, trigger }) => trigger && location.pathname.match(path))
  const isShown = (id: string) => decisions().some(({ experience }) => experience.id === id)

  const stop = () => {
    view++
    for (const each of stops.splice(0)) guard(each)
  }
  return {
    /** A view begins: nothing has happened in it. */
    start(): void {
      stop()
      begun = new Set()
      counted.clear()
      stops = waiting().flatMap((experience) => {
        const { trigger } = experience
        return guard(() => triggers[trigger!.on](trigger as never, () => fire(experience))) ?? []
      })
    },
    has: (id: string) => begun.has(id),
    /** Begun, and not among the decisions yet. */
    isFresh: (id: string) => begun.has(id) && !isShown(id),
    /** As they are to be decided now: what has begun waits no more, what is shown is under its cap. */
    among: (isNewView: boolean): PublishedExperience[] =>
      experiences.map(({ trigger, caps, ...experience }) => ({
        ...experience,
        ...(trigger && !begun.has(experience.id) && { trigger }),
        ...(caps && (isNewView || !isShown(experience.id)) && { caps }),
      })),
    /** Counts, for the caps, a page view in which an experience was met. */
    count(event: VisitorEvent): void {
      const { experience, audience, arm, at, path, hidden } = event
      const isCounted = counted.has(experience as string)
      counted.add(experience as string)
      if (!isCounted && experiences.some(({ id, caps }) => caps && id === experience)) {
        options.record({ name: SHOWN, at, path, hidden, experience, audience, arm })
      }
    },
    hear: (name: string) => fireThose('event', name),
    begin: (experience: string) => fireThose('manual', experience),
    stop(): void {
      stop()
      removeEventListener('keydown', onKey, true)
      removeEventListener('pointerdown', onPointer, true)
    },
  }
}

const isField = (element: Element) =>
  element.matches?.('input,textarea,select,[contenteditable]:not([contenteditable=false])')

/** Something that lies over the page, and has not been closed. */
const isOpen = ({ experience, arm }: Decision) =>
  experience.overlay &&
  arm.changes.some(
    (change) =>
      change.kind === 'block' &&
      document.querySelector(`[data-segue-block="${change.key}"]:not([hidden])`),
  )

/** One tab after the other; without locks (no secure context) at once. */
const alone = (name: string, act: () => Promise<unknown>): Promise<unknown> =>
  navigator.locks ? navigator.locks.request(name, act) : act()
