import fastify from 'fastify'
import { expect, it } from 'vitest'
import { powerRoute } from './power-route.ts'

const server = fastify()
powerRoute(server)
const ask = async (query: string) => {
  const answer = await server.inject(`/api/power?${query}`)
  return { status: answer.statusCode, ...answer.json() }
}

it('says how many visitors a lift needs and how long they take, by the arm that gets least', async () => {
  // By the formula of Fleiss, Levin & Paik, with Python's normal quantiles.
  const even = await ask('rate=0.03&lift=0.1&perDay=4000&shares=0.5,0.5')
  expect(even).toEqual({ status: 200, perArm: 53211, days: 27 })
  expect((await ask('rate=0.03&lift=0.1&perDay=4000&shares=0.9,0.1')).days).toBe(134)
  expect((await ask('rate=0.03&lift=0.1&perDay=0')).days).toBeNull()
})

it('names what is wrong with a question', async () => {
  for (const [query, words] of [
    ['lift=0.1&perDay=1', '"rate" is missing'],
    ['rate=0.6&lift=0.9&perDay=1', 'past 1'],
    ['rate=0.03&lift=0&perDay=1', 'nothing to find'],
    ['rate=0.03&lift=x&perDay=1', '"lift" is x'],
  ] as const) {
    const { status, message } = await ask(query)
    expect([status, message]).toEqual([400, expect.stringContaining(words)])
  }
})
