import { expect, it } from 'vitest'
import { keepSlow } from './keep-slow.ts'

it('asks anew what is cheap, and keeps for a while what is dear', async () => {
  let time = 0
  const asked: string[] = []
  const ask = keepSlow(
    async (site: string, takes: number) => {
      asked.push(site)
      time += takes
      return asked.length
    },
    () => time,
  )
  expect([await ask('small', 400), await ask('small', 400)]).toEqual([1, 2])
  expect([await ask('large', 1_000), await ask('large', 1_000)]).toEqual([3, 3])
  time += 29_999
  expect(await ask('large', 1_000)).toBe(3)
  time += 1
  expect(await ask('large', 1_000)).toBe(4)
})
