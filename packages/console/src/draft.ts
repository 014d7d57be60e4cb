import type { Audience, Config, Experience, Problem } from '@segue/core'
import { computed, map, type ReadableAtom } from 'nanostores'
import { ApiError, type Post, wordsOf } from './api.ts'
import { compareConfigs, type Line } from './compare-configs.ts'
import { applyEdits, type Field, fieldKey, findField } from './edit-config.ts'
import { experienceName } from './names.ts'
import type { Route } from './route.ts'
import type { LiveConfig, SiteStore } from './site.ts'

export type Outcome =
  | { kind: 'none' }
  | { kind: 'publishing' }
  | { kind: 'published'; version: number; bytes: number; warnings: string[] }
  | { kind: 'refused'; words: string; problems: Problem[] }

/** What was typed for a site and is not published, on the version that it was typed on. */
type Draft = { base: LiveConfig | null; edits: Field[]; note: string; outcome: Outcome }

export type Editing = {
  base: LiveConfig
  /** The base with the edits. */
  config: Config
  experience: Experience
  audience: Audience
  edits: Field[]
  lines: Line[]
  /** Edits whose place is not in the base any more. */
  homeless: Field[]
  /** What somebody else has published since the first edit. */
  newer: { version: number; lines: Line[] } | null
  note: string
  /** The note that is used when none is written. */
  suggestion: string
  outcome: Outcome
}

export type DraftStore = {
  $editing: ReadableAtom<Editing | null>
  edit: (field: Field, value: string) => void
  /** Gives the edits up: one of them, or all. */
  discard: (field?: Field) => void
  writeNote: (note: string) => void
  /** Puts the edits on the version that is live now. */
  rebase: () => void
  publish: () => Promise<void>
  /** Whether any site has edits that are not published. */
  unsaved: () => boolean
}

const empty: Draft = { base: null, edits: [], note: '', outcome: { kind: 'none' } }

/** Typed texts lie here, not in the screen: they outlive a change of screen, a conflict and a lost sign-in. */
export function createDraft(
  post: Post,
  { $site, live }: SiteStore,
  $route: ReadableAtom<Route>,
): DraftStore {
  const $drafts = map<Record<string, Draft>>({})

  const $editing = computed(
    [$site, live.$reading, $drafts, $route],
    (site, reading, drafts, route) =>
      site === null || reading.kind !== 'here'
        ? null
        : editing(drafts[site] ?? empty, reading.value, route),
  )

  function change(make: (draft: Draft, current: LiveConfig) => Partial<Draft>): void {
    const site = $site.get()
    const reading = live.$reading.get()
    if (site === null || reading.kind !== 'here') return
    const draft = $drafts.get()[site] ?? empty
    const base = draft.edits.length ? draft.base : reading.value
    $drafts.setKey(site, { ...draft, base, ...make({ ...draft, base }, reading.value) })
  }

  async function publish(): Promise<void> {
    const site = $site.get()
    const current = $editing.get()
    if (site === null || !current?.lines.length) return
    if (current.newer || current.outcome.kind === 'publishing') return
    const { base, config, edits, homeless, suggestion } = current
    const note = current.note.trim() || suggestion
    const set = (next: Partial<Draft>) =>
      $drafts.setKey(site, { ...($drafts.get()[site] ?? empty), ...next })
    set({ outcome: { kind: 'publishing' } })
    try {
      const { version, bytes, warnings } = await post<{
        version: number
        bytes: number
        warnings: string[]
      }>(`/sites/${encodeURIComponent(site)}/versions`, { config, note, from: base.version })
      const now = $drafts.get()[site]?.edits ?? []
      set({
        base: { version, config },
        edits: leftOver({ base, edits, homeless }, now),
        note: '',
        outcome: { kind: 'published', version, bytes, warnings },
      })
      await live.refresh()
    } catch (error) {
      const problems = error instanceof ApiError ? error.problems : []
      set({ outcome: { kind: 'refused', words: wordsOf(error), problems } })
      if (error instanceof ApiError && error.status === 409) {
        await live.refresh()
        // The newer version now speaks for itself.
        if ($editing.get()?.newer) set({ outcome: { kind: 'none' } })
      }
    }
  }

  return {
    $editing,
    edit: (field, value) =>
      change(({ base, edits, outcome }) => {
        const place = base && findField(base.config, field)
        const kept = without(edits, field)
        return {
          edits: place?.value === value ? kept : [...kept, { ...field, value }],
          outcome: outcome.kind === 'publishing' ? outcome : { kind: 'none' },
        }
      }),
    discard: (field) =>
      change(({ edits }) => ({
        edits: field ? without(edits, field) : [],
        outcome: { kind: 'none' },
      })),
    writeNote: (note) => change(() => ({ note })),
    rebase: () =>
      change(({ edits }, current) => ({
        base: current,
        edits: edits.flatMap((edit) => moveTo(current.config, edit)),
        outcome: { kind: 'none' },
      })),
    publish,
    unsaved: () => Object.values($drafts.get()).some(({ edits }) => edits.length > 0),
  }
}

function without(edits: Field[], field: Field): Field[] {
  return edits.filter((edit) => fieldKey(edit) !== fieldKey(field))
}

/** An edit where its place is in another config; none if that says the same already. */
function moveTo(config: Config, edit: Field): Field[] {
  const place = findField(config, edit)
  if (!place) return [edit]
  return place.value === edit.value ? [] : [{ ...place, value: edit.value }]
}

/** What is still to be published after `sent` was: all that was typed while it was under way. */
function leftOver(sent: Pick<Editing, 'base' | 'edits' | 'homeless'>, now: Field[]): Field[] {
  const typed = now.filter((edit) => !sent.edits.includes(edit) || sent.homeless.includes(edit))
  const takenBack = sent.edits
    .filter((edit) => !now.some((other) => fieldKey(other) === fieldKey(edit)))
    .flatMap((edit) => findField(sent.base.config, edit) ?? [])
  return [...typed, ...takenBack]
}

function editing(draft: Draft, live: LiveConfig, route: Route): Editing | null {
  const base = draft.edits.length && draft.base ? draft.base : newest(draft.base, live)
  const { config, homeless } = applyEdits(base.config, draft.edits)
  const { experiences } = config
  const experience = experiences.find(({ id }) => id === route.experience) ?? experiences[0]
  const audience =
    experience?.audiences.find(({ segment }) => segment === route.audience) ??
    experience?.audiences[0]
  if (!experience || !audience) return null
  const lines = compareConfigs(base.config, config)
  return {
    base,
    config,
    experience,
    audience,
    edits: draft.edits,
    lines,
    homeless,
    newer:
      live.version > base.version
        ? { version: live.version, lines: compareConfigs(base.config, live.config) }
        : null,
    note: draft.note,
    suggestion: suggest(draft.edits, config),
    outcome: draft.outcome,
  }
}

/** Just after a publish the draft knows of a version that has not been read yet. */
function newest(base: LiveConfig | null, live: LiveConfig): LiveConfig {
  return base && base.version > live.version ? base : live
}

function suggest(edits: Field[], { experiences }: Config): string {
  const names = experiences
    .filter(({ id }) => edits.some((edit) => edit.experience === id))
    .map(experienceName)
  return names.length ? `New wording in ${names.join(', ')}` : ''
}
