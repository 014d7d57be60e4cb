import { ALL_SITES, type NewInvitation, type NewToken, type People, type Role } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { type Delete, type Post, wordsOf } from './api.ts'
import { createReading, type Reading } from './reading.ts'
import type { Reader } from './site.ts'
import type { Standing } from './standing.ts'

/** What came of what was asked last. Links and tokens are told this once. */
export type PeopleOutcome =
  | { kind: 'none' }
  | { kind: 'link'; link: string; email: string | undefined }
  | { kind: 'token'; token: string; name: string }
  | { kind: 'trouble'; words: string }

export type PeopleView = {
  people: Reading<People>
  outcome: PeopleOutcome
  /** Null as long as it is not known. */
  site: string | null
  /** Whether one looks at those of all sites. */
  everywhere: boolean
  /** Whether one may. */
  mayEverywhere: boolean
}

export type PeopleStore = {
  $people: ReadableAtom<PeopleView>
  lookEverywhere: (everywhere: boolean) => void
  setRole: (account: string, role: Role) => Promise<void>
  remove: (account: string) => Promise<void>
  invite: (to: NewInvitation) => Promise<void>
  withdraw: (id: string) => Promise<void>
  makeToken: (token: NewToken) => Promise<void>
  revoke: (id: string) => Promise<void>
}

/** Who may do what at a site, for its owners. */
export function createPeople(
  { get, repeat, now }: Reader,
  { post, remove, origin }: { post: Post; remove: Delete; origin: string },
  $site: ReadableAtom<string | null>,
  $standing: ReadableAtom<Standing>,
): PeopleStore {
  const $everywhere = atom(false)
  const $outcome = atom<PeopleOutcome>({ kind: 'none' })
  const $place = computed([$site, $everywhere, $standing], (site, everywhere, standing) => {
    const all = standing.everywhere === 'owner'
    // Before there is a site, there can be people for all that will be.
    return all && (everywhere || site === null)
      ? ALL_SITES
      : standing.role === 'owner'
        ? site
        : null
  })
  const path = (rest: string) => `/sites/${encodeURIComponent($place.get() ?? '')}/${rest}`
  const { $reading, refresh } = createReading({
    $key: $place,
    load: (site) => get<People>(`/sites/${encodeURIComponent(site)}/people`),
    repeat,
    pause: 10_000,
    now,
  })

  async function doing(act: () => Promise<PeopleOutcome | undefined>): Promise<void> {
    try {
      $outcome.set((await act()) ?? { kind: 'none' })
      await refresh()
    } catch (error) {
      $outcome.set({ kind: 'trouble', words: wordsOf(error) })
    }
  }
  const plainly = (act: () => Promise<unknown>) =>
    doing(async () => {
      await act()
      return undefined
    })

  return {
    $people: computed(
      [$reading, $outcome, $place, $standing],
      (people, outcome, place, { everywhere }): PeopleView => ({
        people,
        outcome,
        site: place,
        everywhere: place === ALL_SITES,
        mayEverywhere: everywhere === 'owner',
      }),
    ),
    lookEverywhere(everywhere) {
      $everywhere.set(everywhere)
      $outcome.set({ kind: 'none' })
    },
    setRole: (account, role) => plainly(() => post(path(`people/${account}`), { role })),
    remove: (account) => plainly(() => remove(path(`people/${account}`))),
    invite: (to) =>
      doing(async () => {
        const { token } = await post<{ token: string }>(path('invitations'), to)
        return { kind: 'link', link: `${origin}/#invitation=${token}`, email: to.email }
      }),
    withdraw: (id) => plainly(() => remove(path(`invitations/${id}`))),
    makeToken: (asked) =>
      doing(async () => {
        const { token } = await post<{ token: string }>(path('tokens'), asked)
        return { kind: 'token', token, name: asked.name }
      }),
    revoke: (id) => plainly(() => remove(path(`tokens/${id}`))),
  }
}
