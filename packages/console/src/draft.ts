import type { Config, Problem } from '@segue/core'
import { computed, map, type ReadableAtom } from 'nanostores'
import { ApiError, type Post, UNANSWERED, wordsOf } from './api.ts'
import { compareConfigs } from './compare-configs.ts'
import type { Line } from './difference-lines.ts'
import { begin, type History, mapHistory, record, redo, undo } from './history.ts'
import type { KeptDraft, KeptDrafts } from './kept-drafts.ts'
import {
  type Choice,
  type Choices,
  type Conflict,
  conflictKey,
  mergeConfigs,
} from './merge-configs.ts'
import { same } from './same.ts'
import type { LiveConfig, SiteStore } from './site.ts'
import { suggestNote } from './suggest-note.ts'

export type Outcome =
  | { kind: 'none' }
  | { kind: 'publishing' }
  /** `bytes` is null where the answer was lost. */
  | { kind: 'published'; version: number; bytes: number | null; warnings: string[] }
  | { kind: 'refused'; words: string; problems: Problem[] }

/** What somebody else has published since the draft was begun. */
export type Newer = {
  version: number
  lines: Line[]
  /** What both have changed. */
  conflicts: (Conflict & { choice: Choice | null })[]
  /** Whether my changes and theirs can be put together: everything is chosen. */
  ready: boolean
}

export type Draft = {
  /** The version that it was begun on. */
  base: LiveConfig
  /** The whole config as it is edited. */
  config: Config
  dirty: boolean
  lines: Line[]
  newer: Newer | null
  canUndo: boolean
  canRedo: boolean
  note: string
  /** The note that is used when none is written. */
  suggestion: string
  outcome: Outcome
}

export type DraftStore = {
  $draft: ReadableAtom<Draft | null>
  /** Makes another config of it. What is done at the same place one after the other is one step. */
  edit: (make: (config: Config) => Config, step?: string) => void
  undo: () => void
  redo: () => void
  /** Gives everything up that is not published. It can be undone. */
  discard: () => void
  writeNote: (note: string) => void
  choose: (conflict: Pick<Conflict, 'path'>, choice: Choice) => void
  /** Puts my changes on the version that is live now. */
  rebase: () => void
  publish: () => Promise<void>
  /** Whether a site that was looked at has edits that are not published. */
  unsaved: () => boolean
  /** Whether some of them would be gone with the page. */
  atRisk: () => boolean
  /** Takes somebody else's draft for one's own; whether there were no edits in its way. */
  open: (draft: KeptDraft) => boolean
  /** Another tab has kept a draft of this site. */
  heard: (site: string) => void
}

type State = {
  base: LiveConfig
  history: History<Config>
  note: string
  outcome: Outcome
  /** What was chosen where both have changed the same, for the version that is live then. */
  choices: Choices
  chosenFor: number
  /** False where the browser keeps nothing. */
  kept: boolean
}

/** A busy collector takes its time over the script of a new version. */
const PATIENCE = 60_000

/**
 * A site's draft: its whole config, edited, over the version that it was begun on. It lies here and
 * in the browser's storage: it outlives a change of screen, a reload and a lost sign-in.
 */
export function createDraft(post: Post, { $site, live }: SiteStore, kept: KeptDrafts): DraftStore {
  const $states = map<Record<string, State>>({})

  const $draft = computed([$site, live.$reading, $states], (site, reading, states) =>
    site === null || reading.kind !== 'here'
      ? null
      : draftOf(states[site] ?? read(site, reading.value), reading.value),
  )

  function read(site: string, current: LiveConfig): State {
    const draft = kept.read(site)
    const rest = { outcome: { kind: 'none' } as const, choices: {}, chosenFor: 0, kept: true }
    return draft
      ? { ...rest, base: draft.base, history: begin(draft.config), note: draft.note }
      : { ...rest, base: current, history: begin(current.config), note: '' }
  }

  function change(make: (state: State, current: LiveConfig) => Partial<State>): void {
    const site = $site.get()
    const reading = live.$reading.get()
    if (site === null || reading.kind !== 'here') return
    const state = upToDate($states.get()[site] ?? read(site, reading.value), reading.value)
    put(site, { ...state, ...make(state, reading.value) })
  }

  function put(site: string, state: State): void {
    const { base, history, note } = state
    const dirty = !same(base.config, history.now)
    const isKept = kept.write(site, dirty ? { base, config: history.now, note } : null)
    $states.setKey(site, { ...state, kept: isKept || !dirty })
  }

  const step = (move: (history: History<Config>) => History<Config> | null) =>
    change(({ history, outcome }) => ({
      history: move(history) ?? history,
      outcome: afterEdit(outcome),
    }))

  async function publish(): Promise<void> {
    const site = $site.get()
    const current = $draft.get()
    if (site === null || !current?.dirty) return
    if (current.newer || current.outcome.kind === 'publishing') return
    const { base, config, suggestion } = current
    const note = current.note.trim() || suggestion
    const set = (next: Partial<State>) =>
      put(site, { ...($states.get()[site] ?? read(site, base)), ...next })
    set({ outcome: { kind: 'publishing' } })
    try {
      const { version, bytes, warnings } = await post<{
        version: number
        bytes: number
        warnings: string[]
      }>(
        `/sites/${encodeURIComponent(site)}/versions`,
        { config, note, from: base.version },
        PATIENCE,
      )
      set({
        base: { version, config },
        note: '',
        outcome: { kind: 'published', version, bytes, warnings },
      })
      await live.refresh()
    } catch (error) {
      const problems = error instanceof ApiError ? error.problems : []
      set({ outcome: { kind: 'refused', words: wordsOf(error), problems } })
      if (!(error instanceof ApiError) || ![UNANSWERED, 409].includes(error.status)) return
      await live.refresh()
      const reading = live.$reading.get()
      const now = reading.kind === 'here' ? reading.value : base
      if (now.version === base.version) return
      // Only the answer was lost.
      if (same(now.config, config)) {
        const outcome: Outcome = {
          kind: 'published',
          version: now.version,
          bytes: null,
          warnings: [],
        }
        return set({ base: now, note: '', outcome })
      }
      // The newer version now speaks for itself.
      if (error.status === 409) set({ outcome: { kind: 'none' } })
    }
  }

  return {
    $draft,
    edit: (make, place) => step((history) => record(history, make(history.now), place ?? null)),
    undo: () => step(undo),
    redo: () => step(redo),
    discard: () =>
      change(({ base, history }) => ({
        history: record(history, base.config),
        note: '',
        outcome: { kind: 'none' },
      })),
    writeNote: (note) => change(() => ({ note })),
    choose: (conflict, choice) =>
      change(({ choices, chosenFor }, { version }) => ({
        choices: { ...(chosenFor === version && choices), [conflictKey(conflict)]: choice },
        chosenFor: version,
      })),
    rebase: () =>
      change((state, current) =>
        $draft.get()?.newer?.ready ? { ...rebased(state, current), outcome: { kind: 'none' } } : {},
      ),
    publish,
    unsaved: () => Object.values($states.get()).some(isDirty) || !!$draft.get()?.dirty,
    atRisk: () => Object.values($states.get()).some((state) => isDirty(state) && !state.kept),
    open(draft) {
      if ($draft.get()?.dirty !== false) return false
      change(() => ({
        base: draft.base,
        history: record(begin(draft.base.config), draft.config),
        note: draft.note,
        outcome: { kind: 'none' },
      }))
      return true
    },
    heard(site) {
      const draft = kept.read(site)
      const state = draft && ($states.get()[site] ?? read(site, draft.base))
      // What lies here is one step back: nothing that was typed in either tab is lost.
      if (state && draft.base.version === state.base.version) {
        const history = record(state.history, draft.config)
        $states.setKey(site, { ...state, history, note: draft.note })
      }
    },
  }
}

const isDirty = ({ base, history }: State) => !same(base.config, history.now)
const afterEdit = (outcome: Outcome): Outcome =>
  outcome.kind === 'publishing' ? outcome : { kind: 'none' }

/** The draft over what is live now; the steps before it too, so that an undo takes nobody else's back. */
function rebased({ base, history, choices }: State, live: LiveConfig): Partial<State> {
  return {
    base: live,
    history: mapHistory(
      history,
      (config) => mergeConfigs(base.config, config, live.config, choices).config,
    ),
  }
}

/**
 * A draft without edits goes along with what is live. One that was published is over what the
 * collector has made of it, which may say the same with more words.
 */
function upToDate(state: State, live: LiveConfig): State {
  const { base } = state
  const moves =
    live.version > base.version
      ? !isDirty(state)
      : live.version === base.version && !same(live.config, base.config)
  return moves ? { ...state, ...rebased(state, live) } : state
}

function draftOf(before: State, live: LiveConfig): Draft {
  const state = upToDate(before, live)
  const { base, history, note, outcome } = state
  return {
    base,
    config: history.now,
    dirty: isDirty(state),
    lines: compareConfigs(base.config, history.now),
    newer: live.version > base.version ? newerOf(state, live) : null,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    note,
    suggestion: suggestNote(base.config, history.now),
    outcome,
  }
}

function newerOf({ base, history, choices, chosenFor }: State, live: LiveConfig): Newer {
  const { conflicts } = mergeConfigs(base.config, history.now, live.config)
  const chosen = conflicts.map((conflict) => ({
    ...conflict,
    choice: (chosenFor === live.version && choices[conflictKey(conflict)]) || null,
  }))
  return {
    version: live.version,
    lines: compareConfigs(base.config, live.config),
    conflicts: chosen,
    ready: chosen.every(({ choice }) => choice !== null),
  }
}
