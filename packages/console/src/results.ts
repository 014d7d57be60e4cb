import type { Experience } from '@segue/core'
import { computed, type ReadableAtom } from 'nanostores'
import { experiencePath } from './experience-path.ts'
import { createLooking, type Looked, type LookingStore } from './looking.ts'
import type { Route } from './route.ts'
import type { Reader, SiteStore } from './site.ts'

export type Results = Looked & { experiences: Experience[]; experience: Experience }

export type ResultsStore = Omit<LookingStore, '$looked'> & {
  /** Null as long as there is no experience to show. */
  $results: ReadableAtom<Results | null>
  /** Where the API has the report. */
  $path: ReadableAtom<string | null>
}

export function createResults(
  reader: Reader,
  { $site, live }: SiteStore,
  $route: ReadableAtom<Route>,
): ResultsStore {
  const $experience = computed([live.$reading, $route], (reading, route) => {
    if (reading.kind !== 'here') return null
    const { experiences } = reading.value.config
    return experiences.find(({ id }) => id === route.experience) ?? experiences[0] ?? null
  })
  const $place = computed(
    [$site, live.$reading, $experience, $route],
    (site, reading, experience, route) => {
      // What the address names is read at once, together with the config.
      const id = reading.kind === 'waiting' ? route.experience : experience?.id
      return site && id ? { site, experience: id } : null
    },
  )
  const $path = computed($place, (place) => place && experiencePath('reports', place))
  const { $looked, ...looking } = createLooking(reader, $place)
  const $results = computed(
    [live.$reading, $experience, $looked],
    (reading, experience, looked): Results | null => {
      if (reading.kind !== 'here' || !experience) return null
      const { experiences, currency } = reading.value.config
      // Where the config names none, values are in the one that most orders are in.
      return { ...looked, experiences, experience, currency: looked.currency ?? currency }
    },
  )
  return { ...looking, $results, $path }
}
