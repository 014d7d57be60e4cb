import type { SiteVersion } from '@segue/core'
import { computed, map, type ReadableAtom } from 'nanostores'
import { type Post, wordsOf } from './api.ts'
import { compareConfigs } from './compare-configs.ts'
import type { Line } from './difference-lines.ts'
import { createReading, type Reading } from './reading.ts'
import type { LiveConfig, Reader, SiteStore } from './site.ts'

/** What one version did, for the versions that were asked about. */
export type Comparison =
  | { kind: 'waiting' }
  | { kind: 'first' }
  | { kind: 'here'; lines: Line[] }
  | { kind: 'missing'; trouble: string }

export type Restoring =
  | { kind: 'none' }
  | { kind: 'asked'; from: number; comparison: Comparison }
  | { kind: 'sending'; from: number }
  | { kind: 'done'; from: number; version: number; warnings: string[] }
  | { kind: 'refused'; from: number; words: string }

export type Versions = {
  versions: Reading<SiteVersion[]>
  comparisons: Record<number, Comparison>
  restoring: Restoring
}

export type VersionsStore = {
  $versions: ReadableAtom<Versions>
  /** Shows what a version changed, or hides it again. */
  toggle: (version: number) => Promise<void>
  /** Asks whether a version is to be brought back, and says what that would change. */
  ask: (version: number) => Promise<void>
  cancel: () => void
  /** Brings back the version that was asked about. */
  restore: () => Promise<void>
}

type State = { comparisons: Record<number, Comparison>; restoring: Restoring }

const untouched: State = { comparisons: {}, restoring: { kind: 'none' } }

export function createVersions(
  { get, repeat, now }: Reader,
  post: Post,
  { $site, live }: SiteStore,
): VersionsStore {
  const $states = map<Record<string, State>>({})
  const path = (site: string) => `/sites/${encodeURIComponent(site)}/versions`
  const { $reading, refresh } = createReading({
    $key: $site,
    load: async (site) => (await get<{ versions: SiteVersion[] }>(path(site))).versions,
    repeat,
    pause: 10_000,
    now,
  })

  const $versions = computed([$site, $reading, $states], (site, versions, states): Versions => {
    return { versions, ...((site !== null && states[site]) || untouched) }
  })

  function update(site: string, make: (state: State) => Partial<State>): void {
    const state = $states.get()[site] ?? untouched
    $states.setKey(site, { ...state, ...make(state) })
  }

  async function compare(site: string, from: number, to: number): Promise<Comparison> {
    if (from === 0) return { kind: 'first' }
    try {
      const [before, after] = await Promise.all(
        [from, to].map((version) => get<LiveConfig>(`${path(site)}/${version}`)),
      )
      return { kind: 'here', lines: compareConfigs(before!.config, after!.config) }
    } catch (error) {
      return { kind: 'missing', trouble: wordsOf(error) }
    }
  }

  return {
    $versions,
    async toggle(version) {
      const site = $site.get()
      if (site === null) return
      const put = (comparison: Comparison) =>
        update(site, ({ comparisons }) => ({
          comparisons: { ...comparisons, [version]: comparison },
        }))
      const { [version]: open, ...others } = $states.get()[site]?.comparisons ?? {}
      if (open) return update(site, () => ({ comparisons: others }))
      put({ kind: 'waiting' })
      put(await compare(site, version - 1, version))
    },
    async ask(from) {
      const site = $site.get()
      const { versions } = $versions.get()
      const current = versions.kind === 'here' && versions.value.find((version) => version.live)
      if (site === null || !current) return
      const set = (comparison: Comparison) =>
        update(site, () => ({ restoring: { kind: 'asked', from, comparison } }))
      set({ kind: 'waiting' })
      const comparison = await compare(site, current.version, from)
      const { restoring } = $states.get()[site] ?? untouched
      if (restoring.kind === 'asked' && restoring.from === from) set(comparison)
    },
    cancel() {
      const site = $site.get()
      if (site !== null && $versions.get().restoring.kind === 'asked') {
        update(site, () => ({ restoring: { kind: 'none' } }))
      }
    },
    async restore() {
      const site = $site.get()
      const { restoring } = $versions.get()
      if (site === null || restoring.kind !== 'asked') return
      const { from } = restoring
      const set = (next: Restoring) => update(site, () => ({ restoring: next }))
      set({ kind: 'sending', from })
      try {
        const { version, warnings } = await post<{ version: number; warnings: string[] }>(
          `${path(site)}/${from}/restore`,
          {},
        )
        set({ kind: 'done', from, version, warnings })
        await Promise.all([refresh(), live.refresh()])
      } catch (error) {
        set({ kind: 'refused', from, words: wordsOf(error) })
      }
    },
  }
}
