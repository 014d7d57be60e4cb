import { expect, it } from 'vitest'
import { monthsBefore, startRetention } from './retention.ts'

const day = (text: string) => Date.parse(`${text}T12:00:00Z`)

it.each([
  [13, '2026-11-22', '2025-10-22'],
  [undefined, '2026-11-22', '2025-10-22'],
  [1, '2026-03-31', '2026-02-28'],
  [1, '2028-03-31', '2028-02-29'],
  [12, '2028-02-29', '2027-02-28'],
  [120, '2026-01-05', '2016-01-05'],
])('%s months before %s', (months, at, before) => {
  expect(new Date(monthsBefore(months, day(at))).toISOString().slice(0, 10)).toBe(before)
})

it('erases what is over for every site, again and again, whatever fails', async () => {
  const asked: [string, number][] = []
  const errors: unknown[] = []
  const { stop } = startRetention({
    sites: {
      list: () =>
        ['broken', 'short', 'usual'].map((site) => ({ site, name: '', version: 1, at: 0 })),
      live: (site) => ({ config: { retention: site === 'short' ? 1 : 13 } }) as never,
    },
    store: {
      async eraseBefore(site, at) {
        asked.push([site, at])
        if (site === 'broken') throw new Error('The engine is away.')
        return 1
      },
    },
    now: () => day('2026-11-22'),
    onError: (error) => errors.push(error),
    first: 1,
    every: 5,
  })
  await expect.poll(() => asked.length).toBeGreaterThan(5)
  stop()
  const seen = asked.length
  expect(asked.slice(0, 3)).toEqual([
    ['broken', day('2025-10-22')],
    ['short', day('2026-10-22')],
    ['usual', day('2025-10-22')],
  ])
  expect(errors.length).toBeGreaterThan(1)
  await new Promise((done) => setTimeout(done, 30))
  expect(asked.length).toBeLessThanOrEqual(seen + 3)
})
