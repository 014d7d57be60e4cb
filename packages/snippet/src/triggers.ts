import type { LateTrigger } from '@segue/core'
import { guard } from './guard.ts'
import type { Undo } from './undo.ts'

type Trigger<On extends LateTrigger['on']> = Extract<LateTrigger, { on: On }>
type WaitFor = (trigger: never, fire: () => void) => Undo

const listen = (names: string[], hear: (event: never) => void): Undo => {
  const heard = (event: Event) => guard(() => hear(event as never))
  for (const name of names) addEventListener(name, heard, { passive: true, capture: true })
  return () => {
    for (const name of names) removeEventListener(name, heard, { capture: true })
  }
}

/** Calls with an element as soon as it is there. */
function whenThere(target: string, call: (element: Element) => void): Undo {
  const look = () =>
    guard(() => {
      const element = document.querySelector(target)
      if (!element) return
      observer.disconnect()
      call(element)
    })
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
  look()
  return () => observer.disconnect()
}

const present = ({ target }: Trigger<'present'>, fire: () => void): Undo => whenThere(target, fire)

const visible = ({ target }: Trigger<'visible'>, fire: () => void): Undo => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) fire()
    },
    { threshold: 0.5 },
  )
  const stop = whenThere(target, (element) => observer.observe(element))
  return () => {
    stop()
    observer.disconnect()
  }
}

const scroll = ({ depth }: Trigger<'scroll'>, fire: () => void): Undo => {
  const look = () => {
    const { scrollHeight } = document.documentElement
    if (((scrollY + innerHeight) / scrollHeight) * 100 >= depth) fire()
  }
  const stop = listen(['scroll'], look)
  look()
  return stop
}

const TICK = 250

/** Counts the time in which the page is looked at; `isOver` may begin the count anew. */
function whileSeen(seconds: number, fire: () => void): { anew(): void; stop: Undo } {
  let seen = 0
  const timer = setInterval(() => {
    if (document.hidden) return
    seen += TICK
    if (seen < seconds * 1_000) return
    clearInterval(timer)
    guard(fire)
  }, TICK)
  return {
    anew() {
      seen = 0
    },
    stop: () => clearInterval(timer),
  }
}

const dwell = ({ seconds }: Trigger<'dwell'>, fire: () => void): Undo =>
  whileSeen(seconds, fire).stop

const idle = ({ seconds }: Trigger<'idle'>, fire: () => void): Undo => {
  const { anew, stop } = whileSeen(seconds, fire)
  const unhear = listen(['pointermove', 'pointerdown', 'keydown', 'scroll'], anew)
  return () => {
    stop()
    unhear()
  }
}

/** So much of the window in so little time is a throw, no reading. */
const THROWN = 0.6
const WITHIN = 250

const exit = (_: Trigger<'exit'>, fire: () => void): Undo => {
  let before = { at: 0, y: 0 }
  const stops = [
    listen(['mouseout'], ({ relatedTarget, clientY }: MouseEvent) => {
      if (!relatedTarget && clientY <= 0) fire()
    }),
    listen(['scroll'], () => {
      const now = { at: performance.now(), y: scrollY }
      if (!matchMedia('(pointer: coarse)').matches) return
      if (now.at - before.at > WITHIN || now.y > before.y) before = now
      else if (before.y - now.y > innerHeight * THROWN) fire()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Of what happened, and what the page says, the tail tells. */
const told: WaitFor = () => () => {}

/** Moments at which an experience may begin. */
export const triggers: Record<LateTrigger['on'], WaitFor> = {
  present,
  visible,
  scroll,
  dwell,
  idle,
  exit,
  event: told,
  manual: told,
}
