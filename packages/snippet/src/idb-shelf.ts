import type { Event, Profile } from '@segue/core'
import { createStore, promisifyRequest } from 'idb-keyval'
import { noteFailure } from './guard.ts'
import type { Shelf } from './shelf.ts'

const PROFILE = 'profile'
/** Ids of events begin with their time, so keys are in the order of time. */
const eventKey = (id: string) => `event.${id}`
const ALL_EVENTS = () => IDBKeyRange.bound('event.', 'event.\uffff')

export function idbShelf(site: string): Shelf {
  const store = createStore(`segue.${site}`, 'shelf')
  const ask = <Answer>(question: (objects: IDBObjectStore) => IDBRequest<Answer>) =>
    store('readonly', (objects) => promisifyRequest(question(objects)))
  const write = (act: (objects: IDBObjectStore) => void) =>
    store('readwrite', (objects) => {
      act(objects)
      return promisifyRequest(objects.transaction)
    })
  return {
    async keep(further, events) {
      let profile: Profile
      await write((objects) => {
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
      })
      return profile!
    },
    waiting: () => ask((objects) => objects.getAll(ALL_EVENTS()) as IDBRequest<Event[]>),
    remove: (events) =>
      write((objects) => {
        for (const { id } of events) objects.delete(eventKey(id))
      }),
    read: () => ask((objects) => objects.get(PROFILE) as IDBRequest<Profile | undefined>),
    // Cleared, not deleted: deleting a database waits for every other tab.
    clear: () => write((objects) => objects.clear()),
  }
}
