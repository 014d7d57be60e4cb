import { atom } from 'nanostores'
import { expect, it } from 'vitest'
import { createResults } from './results.ts'
import { parseRoute } from './route.ts'
import { createSite } from './site.ts'

it('asks for what the address names before it knows what there is', async () => {
  const asked: string[] = []
  const reader = {
    get: (path: string) => {
      asked.push(path)
      return new Promise<never>(() => {})
    },
    repeat: (run: () => Promise<void>) => {
      void run()
      return () => {}
    },
    now: () => 5,
  }
  const $route = atom(parseRoute('#/shop/results/hero'))
  const site = createSite(reader, atom('somebody'), $route)
  const { $results } = createResults(reader, site, $route)
  const stop = [$results, site.$sites].map((store) => (store as typeof $results).listen(() => {}))
  expect(asked.sort()).toEqual(['/sites', '/sites/shop/config', '/sites/shop/reports/hero'])
  $route.set(parseRoute(''))
  expect(site.$site.get()).toBeNull()
  for (const end of stop) end()
})
