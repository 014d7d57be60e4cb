import {
  compileGoals,
  type Event,
  EXPOSURE,
  isExposed,
  learnWords,
  type Profile,
  type VisitorEvent,
} from '@segue/core'
import { atom } from 'nanostores'
import type { Head } from './handover.ts'
import { newPageId } from './page-id.ts'
import { stamp } from './stamp.ts'

/** What is known of the visitor on this page, as it changes. */
export type VisitorState = ReturnType<typeof visitorState>

export function visitorState(head: Head, base: Profile) {
  const { program, published, surroundings, core } = head
  const $profile = atom<Profile>(structuredClone(base))
  const $segments = atom<string[]>([])
  const page = newPageId()
  const goals = compileGoals(published, core.compileCondition)
  let seq = 0

  /** The document as of now, with its segments matched. */
  const matched = () => {
    const document = core.documentFor(program, $profile.get(), surroundings, Date.now())
    const segments = core.matchSegments(program, document)
    if (segments.join() !== $segments.get().join()) $segments.set(segments)
    return document
  }
  const learn = (profile: Profile, event: VisitorEvent) => {
    core.learnView(program, profile, event)
    learnWords(profile, event)
    return profile
  }

  return {
    $profile,
    $segments,
    matched,
    learn,
    /** Learns an event on this page and stamps it; nothing for an exposure that this visit has counted. */
    take(event: VisitorEvent): Event | undefined {
      const profile = $profile.get()
      if (event.name === EXPOSURE && isExposed(profile, event.experience as string)) return
      // A new object, or nobody is told.
      $profile.set({ ...learn(profile, event) })
      matched()
      return stamp(event, profile, $segments.get(), {
        goals,
        version: published.version,
        page,
        seq: seq++,
      })
    },
    /** Another tab may have taught the stored profile more. */
    replace(profile: Profile) {
      $profile.set(structuredClone(profile))
      matched()
    },
  }
}
