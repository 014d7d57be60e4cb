import { type PeopleAsked, peopleKey } from '@segue/core'
import type { Store } from '../store/store.ts'

/** So old may a number be before it is counted anew. */
const FRESH = 10 * 60_000

/**
 * How many people did what a site's blocks ask for, for receipts: nobody waits for it. What is not
 * known yet, or could not be counted, is told by a later receipt.
 */
export function createPeopleCounts({
  asked,
  store,
  now,
  onError,
}: {
  asked(site: string): PeopleAsked[]
  store: Pick<Store, 'countPeople'>
  now(): number
  onError(error: unknown): void
}) {
  type Known = { asked: PeopleAsked[]; at: number; told?: string }
  const known = new Map<string, Known>()

  const count = async (site: string, wanted: PeopleAsked[]): Promise<string> => {
    const numbers: string[] = []
    // One after the other: the engine has better things to do.
    for (const each of wanted) {
      numbers.push(`${peopleKey(each)}=${await store.countPeople(site, each, now())}`)
    }
    return numbers.join()
  }

  return {
    /** `key=number` with commas between; undefined where nothing is asked for or known. */
    of(site: string): string | undefined {
      const wanted = asked(site)
      if (!wanted.length) return undefined
      const last = known.get(site)
      const isSame = last?.asked === wanted
      if (isSame && now() < last.at + FRESH) return last.told
      const next: Known = { asked: wanted, at: now(), ...(isSame && { told: last.told! }) }
      known.set(site, next)
      count(site, wanted).then((told) => {
        next.told = told
      }, onError)
      return next.told
    },
  }
}
