import { expect, it } from 'vitest'
import { createLimiter } from './limits.ts'

const MINUTE = 60_000

function open() {
  const state = { now: 10 * MINUTE + 15_000 }
  const limiter = createLimiter({ address: 500, site: 1_000, visitor: 300 }, () => state.now)
  const take = (address: string, visitor: string, events: number, site = 'shop') =>
    limiter.take(site, { address }, Array<string>(events).fill(visitor))
  return { state, take, refused: limiter.refused }
}

it('refuses what a visitor sends too much of, until the minute is over, and counts it not', () => {
  const { state, take, refused } = open()
  expect(take('8.8.8.8', 'ada', 200)).toBeUndefined()
  expect(take('8.8.8.8', 'ada', 101)).toEqual({ by: 'visitor', most: 300, seconds: 45 })
  expect(take('8.8.8.8', 'ada', 100)).toBeUndefined()
  // Of another site, and another one of this.
  expect(take('8.8.8.8', 'ada', 1, 'blog')).toBeUndefined()
  expect(take('8.8.8.8', 'bob', 100)).toBeUndefined()
  expect(take('8.8.8.8', 'ada', 1)).toMatchObject({ by: 'visitor' })
  state.now += 45_000
  expect(take('8.8.8.8', 'ada', 200)).toBeUndefined()
  expect(Object.fromEntries(refused())).toEqual({ address: 0, site: 0, visitor: 102 })
})

it('counts an address, and of the new kind what a household has of them', () => {
  const { take } = open()
  expect(take('8.8.8.8', 'a', 300)).toBeUndefined()
  expect(take('8.8.8.8', 'b', 201)).toMatchObject({ by: 'address', most: 500 })
  expect(take('8.8.4.4', 'b', 201)).toBeUndefined()
  const { take: other } = open()
  expect(other('2a00:1450:4001:81a::200e', 'a', 300)).toBeUndefined()
  expect(other('2a00:1450:4001:81a:1:2:3:4', 'b', 201)).toMatchObject({ by: 'address' })
  expect(other('2a00:1450:4001:81b::1', 'b', 201)).toBeUndefined()
  const { take: third } = open()
  expect(third('2a00:1450::1', 'a', 300)).toBeUndefined()
  expect(third('2a00:1450::ffff:0:1', 'b', 201)).toMatchObject({ by: 'address' })
  expect(third('2a00:1450:0:1::1', 'b', 201)).toBeUndefined()
})

it('takes an address for nobody’s where it is a proxy’s that nobody has declared', () => {
  for (const address of ['127.0.0.1', '::1', '10.1.2.3', '172.17.0.1', '192.168.1.1', 'fe80::1']) {
    const { take } = open()
    expect(take(address, 'a', 300)).toBeUndefined()
    expect(take(address, 'b', 300)).toBeUndefined()
    expect(take(address, 'c', 300)).toBeUndefined()
    expect(take(address, 'd', 300)).toMatchObject({ by: 'site' })
  }
})
