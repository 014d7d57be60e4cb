import type { Event, Profile } from '@segue/core'
import { clear, createStore, get, promisifyRequest } from 'idb-keyval'
import { noteFailure } from './guard.ts'
import type { Shelf } from './shelf.ts'

const PROFILE = 'profile'
/** Ids of events begin with their time, so keys are in the order of time. */
const eventKey = (id: string) => `event.${id}`
const ALL_EVENTS = () => IDBKeyRange.bound('event.', 'event.\uffff')

export function idbShelf(site: string): Shelf {
  const store = createStore(`segue.${site}`, 'shelf')
  return {
    keep(further, events) {
      let profile: Profile
      return store('readwrite', (objects) => {
        const stored = objects.get(PROFILE) as IDBRequest<Profile | undefined>
        stored.onsuccess = () => {
          try {
            profile = further(stored.result)
            objects.put(profile, PROFILE)
            for (const event of events) objects.put(event, eventKey(event.id))
          } catch (error) {
            // Thrown here it would be the page's error, and nobody's to catch.
            noteFailure(error)
            objects.transaction.abort()
          }
        }
        return promisifyRequest(objects.transaction)
      }).then(() => profile)
    },
    waiting: (limit) =>
      store('readonly', (objects) =>
        promisifyRequest(objects.getAll(ALL_EVENTS(), limit) as IDBRequest<Event[]>),
      ),
    remove: (ids) =>
      store('readwrite', (objects) => {
        for (const id of ids) objects.delete(eventKey(id))
        return promisifyRequest(objects.transaction)
      }),
    read: () => get<Profile>(PROFILE, store),
    // Cleared, not deleted: deleting a database waits for every other tab.
    clear: () => clear(store),
  }
}
