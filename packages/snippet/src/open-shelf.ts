import { noteFailure } from './guard.ts'
import { idbShelf } from './idb-shelf.ts'
import { localShelf } from './local-shelf.ts'
import { newerOf } from './newer-of.ts'
import type { Shelf } from './shelf.ts'

/** Nobody waits longer for IndexedDB, which can hang for ever on opening (idb-keyval has no limit). */
const OPEN_WITHIN = 150
/** But who is new by localStorage may be known there, after a browser has crashed: to be somebody else costs more. */
const KNOW_WITHIN = 1_000

/** The next best thing until IndexedDB answers; from then on that, with what was kept meanwhile. */
export async function openShelf(site: string, isNew: boolean): Promise<Shelf> {
  const local = localShelf(site)
  const shelf = { ...local }
  const open = async () => {
    const idb = idbShelf(site)
    await idb.read()
    Object.assign(shelf, idb)
    await moveOver(local, idb)
  }
  const tooLong = new Promise((resolve) => setTimeout(resolve, isNew ? KNOW_WITHIN : OPEN_WITHIN))
  await Promise.race([open().catch(noteFailure), tooLong])
  return shelf
}

/** What a page has kept to which IndexedDB did not answer. */
async function moveOver(from: Shelf, to: Shelf): Promise<void> {
  const profile = await from.read()
  if (!profile) return
  const events = await from.waiting()
  await to.keep((stored) => newerOf(profile, stored), events)
  await from.clear()
}
