import type { LiveEvent, PageCheck } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { type Post, wordsOf } from './api.ts'
import { createReading, type Reading } from './reading.ts'
import type { Reader, SiteStore } from './site.ts'

/** Ways to bring the script into a page, as the API calls them; the first is for most. */
export const FORMS = {
  tag: '',
  strict: '?strict=1',
  sri: '?sri=1',
  manager: '?as=manager',
  npm: '?as=npm',
} as const
export type Form = keyof typeof FORMS

/** What of a site's pages has been heard last. */
export type Arrival =
  | { kind: 'unknown'; trouble: string | null }
  | { kind: 'none' }
  /** A browser has asked for the script, and no event has come since this process started. */
  | { kind: 'script'; at: number }
  /** `late`: the latest exposures could no longer change what was painted. */
  | { kind: 'first' | 'latest'; name: string; at: number; late: boolean }

export type Checking =
  | { kind: 'none' }
  | { kind: 'looking' }
  | { kind: 'refused'; words: string }
  | { kind: 'checked'; check: PageCheck }

export type Install = { form: Form; code: Reading<string>; checking: Checking; arrival: Arrival }

export type InstallStore = {
  $install: ReadableAtom<Install>
  choose: (form: Form) => void
  /** Has the collector look at a page. */
  check: (url: string) => Promise<void>
}

/** Longer than the collector waits for the page. */
const PATIENCE = 30_000

export function createInstall(
  { get, repeat, now }: Reader,
  post: Post,
  { $site }: Pick<SiteStore, '$site'>,
): InstallStore {
  const path = (site: string) => `/sites/${encodeURIComponent(site)}`
  const $form = atom<Form>('tag')
  const { $reading: $code } = createReading({
    $key: computed([$site, $form], (site, form) => site && `${path(site)}/tag${FORMS[form]}`),
    load: async (key) => (await get<{ tag: string }>(key)).tag,
    repeat,
    pause: 60_000,
    now,
  })
  const { $reading: $heard } = createReading({
    $key: $site,
    load: async (site) => {
      const [{ events }, { askedAt }] = await Promise.all([
        get<{ events: LiveEvent[] }>(`${path(site)}/events`),
        get<{ askedAt: number | null }>(`${path(site)}/script`),
      ])
      return { events, askedAt }
    },
    repeat,
    pause: 2_000,
    now,
  })
  const $last = atom<{ site: string | null; checking: Checking }>({
    site: null,
    checking: { kind: 'none' },
  })
  return {
    $install: computed(
      [$site, $form, $code, $heard, $last],
      (site, form, code, heard, last): Install => ({
        form,
        code,
        checking: last.site === site ? last.checking : { kind: 'none' },
        arrival: arrivalOf(heard),
      }),
    ),
    choose: (form) => $form.set(form),
    async check(url) {
      const site = $site.get()
      if (site === null) return
      $last.set({ site, checking: { kind: 'looking' } })
      let checking: Checking
      try {
        const check = await post<PageCheck>(`${path(site)}/page-checks`, { url }, PATIENCE)
        checking = { kind: 'checked', check }
      } catch (error) {
        checking = { kind: 'refused', words: wordsOf(error) }
      }
      $last.set({ site, checking })
    },
  }
}

type Heard = { events: LiveEvent[]; askedAt: number | null }

/** The very first event is number 1; later only the latest ones are still at hand. */
export function arrivalOf(heard: Reading<Heard>): Arrival {
  if (heard.kind !== 'here') {
    return { kind: 'unknown', trouble: heard.kind === 'missing' ? heard.trouble : null }
  }
  const { events, askedAt } = heard.value
  const [oldest] = events
  const latest = events.at(-1)
  if (!oldest || !latest) {
    return askedAt === null ? { kind: 'none' } : { kind: 'script', at: askedAt }
  }
  const first = oldest.n === 1
  const { event, receivedAt } = first ? oldest : latest
  const exposures = events.filter((each) => each.event.kind === 'exposure')
  return {
    kind: first ? 'first' : 'latest',
    name: event.name,
    at: receivedAt,
    late: exposures.at(-1)?.event.props.late === true,
  }
}
