import { cut } from './stamp.ts'
import type { Watching } from './track.ts'

const PARAMETERS = ['q', 's', 'search', 'query', 'keyword']

/** A page of results has the words in its address. A site that tells its searches itself is believed. */
export function noteSearch({ track, isTold }: Watching): undefined {
  const query = new URLSearchParams(location.search)
  const words = PARAMETERS.map((name) => query.get(name)?.trim()).find(Boolean)
  if (words && !isTold('search') && !isTold('view_search_results')) {
    track('search', { search_term: cut(words, 64) })
  }
}
