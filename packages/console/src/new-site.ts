import type { Config } from '@segue/core'
import { atom, type ReadableAtom } from 'nanostores'
import { type Post, wordsOf } from './api.ts'
import type { RouteStore } from './route.ts'
import { freeId } from './rules/trait-for.ts'

export type NewSite = { making: boolean; trouble: string | null }

export type NewSiteStore = {
  $newSite: ReadableAtom<NewSite>
  /** Publishes a first version without any experience, and goes on to the tag. */
  make: (name: string, taken: string[]) => Promise<void>
}

/** Parts of a config that the collector fills in where they are not said. */
type FirstConfig = Pick<Config, 'site' | 'name' | 'goals'>

export function createNewSite(
  post: Post,
  refresh: () => Promise<void>,
  { go }: RouteStore,
): NewSiteStore {
  const $newSite = atom<NewSite>({ making: false, trouble: null })
  return {
    $newSite,
    async make(name, taken) {
      const site = freeId(name, taken)
      const config: FirstConfig = {
        site,
        name: name.trim(),
        goals: [
          { id: 'order', name: 'Order', kind: 'macro', on: 'purchase' },
          { id: 'cart_add', name: 'Put into the cart', kind: 'micro', on: 'add_to_cart' },
          { id: 'lead', name: 'Left their details', kind: 'micro', on: 'generate_lead' },
        ],
      }
      $newSite.set({ making: true, trouble: null })
      try {
        await post(`/sites/${site}/versions`, { config, note: 'The site begins', from: 0 })
        await refresh()
        $newSite.set({ making: false, trouble: null })
        go({ site, screen: 'install', experience: '', audience: '', segment: '' })
      } catch (error) {
        $newSite.set({ making: false, trouble: wordsOf(error) })
      }
    },
  }
}
