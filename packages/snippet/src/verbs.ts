import type { Decision, Explanation, Profile } from '@segue/core'
import type { Attach } from './blocks/attach.ts'
import type { Command } from './commands.ts'
import { guard, noteFailure } from './guard.ts'
import type { Undo } from './undo.ts'

/** What `window.segue` does once the script is there; `push` takes the same verbs as commands. */
export type Segue = {
  /** Resolves when the event is stored in this browser: from then on it is sent until it arrives. */
  track(name: string, props?: Record<string, unknown>): Promise<void>
  /** What the visitor says of themselves; with `days` it holds for so long. */
  identify(
    attributes: Record<string, unknown>,
    options?: { id?: string; days?: number },
  ): Promise<void>
  consent(state: string): Promise<void>
  on(signal: string, callback: (value: never) => void): Undo
  /** Why the visitor is in a segment or not, of one or all: printed as a table, and given back. */
  why(segment?: string): Promise<Explanation[]>
  decisions(): { experience: string; audience: string; arm: string }[]
  /** Erases what this browser knows and starts anew. */
  forget(): Promise<void>
  export(): Promise<{ profile: Profile | undefined; waiting: unknown[] }>
  debug(): Promise<void>
  /** Brings a block of the site's own to life, where its config has one of that name. */
  block(name: string, attach: Attach): void
  /** Begins an experience whose trigger is "manual". */
  begin(experience: string): void
  /** Takes every change back and listens no more. */
  stop(): void
}

/** Puts the verbs in the place of the queue stub, after what was queued has been done in order. */
export function installVerbs(segue: Segue): void {
  const page = window as unknown as { segue?: Command[] }
  const queued = page.segue
  const methods = segue as unknown as Record<string, (...args: unknown[]) => unknown>
  // What is pushed must never throw into the page, nor reject unheard.
  const run = (command: Command) =>
    guard(() => {
      const [verb, ...args] = command
      const result = Object.hasOwn(segue, verb) ? methods[verb]?.(...args) : undefined
      if (result instanceof Promise) result.catch(noteFailure)
      return result
    })
  const push = (...commands: Command[]) => commands.map(run).at(-1)
  page.segue = Object.assign(segue, { push }) as never
  for (const command of Array.isArray(queued) ? queued : []) run(command)
}

/** Short forms of decisions, for people and pages. */
export const named = (decisions: Decision[]) =>
  decisions.map(({ experience, audience, arm }) => ({
    experience: experience.id,
    audience: audience.segment,
    arm: arm.id,
  }))
