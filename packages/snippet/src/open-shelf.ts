import { failures } from './guard.ts'
import { idbShelf } from './idb-shelf.ts'
import { localShelf } from './local-shelf.ts'
import type { Shelf } from './shelf.ts'

/** IndexedDB can hang for ever on opening (idb-keyval has no limit of its own). */
const OPEN_WITHIN = 1_000

/** IndexedDB where it answers, else the next best thing; found out once a page. */
export async function openShelf(site: string): Promise<Shelf> {
  const shelf = idbShelf(site)
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('IndexedDB does not answer')), OPEN_WITHIN)
  })
  // Nobody may be waiting for it any more when it comes.
  tooLong.catch(() => {})
  try {
    await Promise.race([shelf.read(), tooLong])
    await moveOver(localShelf(site), shelf)
    return shelf
  } catch (error) {
    failures.push(error)
    return localShelf(site)
  }
}

/** What a page has kept to which IndexedDB did not answer. */
async function moveOver(from: Shelf, to: Shelf): Promise<void> {
  const profile = await from.read()
  if (!profile) return
  const events = await from.waiting(Number.POSITIVE_INFINITY)
  await to.keep((stored) => (stored && stored.newest >= profile.newest ? stored : profile), events)
  await from.clear()
}
