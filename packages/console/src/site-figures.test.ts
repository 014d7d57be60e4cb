import { atom } from 'nanostores'
import { expect, it } from 'vitest'
import { createSiteFigures } from './site-figures.ts'

const NOW = Date.UTC(2026, 10, 23, 12)

it('asks for the days that are chosen, and for what is opened alone', async () => {
  const asked: string[] = []
  const get = async (path: string) => {
    asked.push(path)
    return {} as never
  }
  const repeat = (run: () => Promise<void>) => {
    void run()
    return () => {}
  }
  const store = createSiteFigures({ get, repeat, now: () => NOW }, atom('a b'))
  store.ask({ zone: 'UTC' })
  const stop = [store.figures, store.around].map((reading) => reading.listen(() => {}))
  expect(asked).toEqual(['/sites/a%20b/kpis?from=2026-10-26&to=2026-11-22&zone=UTC'])
  store.ask({ span: '7' })
  expect(asked.at(-1)).toBe('/sites/a%20b/kpis?from=2026-11-16&to=2026-11-22&zone=UTC')
  store.ask({ span: 'own' })
  store.ask({ from: '2026-11-01' })
  expect(asked.at(-1)).toBe('/sites/a%20b/kpis?from=2026-11-01&to=2026-11-22&zone=UTC')
  store.ask({ from: '' })
  const before = asked.length
  store.ask({ day: '2026-11-08' })
  expect(asked.slice(before)).toEqual(['/sites/a%20b/kpis/around/2026-11-08?zone=UTC'])
  for (const end of stop) end()
})
