import type { Power } from '@segue/core'
import { daysLeft, proportionsSampleSize } from '@segue/stats'
import type { FastifyInstance } from 'fastify'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'

/** How long until a hoped for lift of a rate can be seen: numbers in, numbers out. */
export function powerRoute(api: FastifyInstance): void {
  answering(api)('GET /api/power', async ({ query: { rate, lift, perDay, shares } }) =>
    powerFor(rate, lift, perDay, shares),
  )
}

function powerFor(rate: number, lift: number, perDay: number, shares: number[]): Power {
  const hoped = rate * (1 + lift)
  if (hoped >= 1) {
    throw new ApiError(400, `A lift of ${lift} on a rate of ${rate} is past 1. Hope for less.`)
  }
  const size = proportionsSampleSize(rate, hoped)
  if (size.kind !== 'sample-size') {
    throw new ApiError(400, `"lift" is ${lift}: there is nothing to find. Hope for something else.`)
  }
  const perArm = Math.ceil(size.perArm)
  const left = daysLeft(
    perArm,
    shares.map((share) => ({ units: 0, perDay: perDay * share })),
  )
  return { perArm, days: left.kind === 'days' ? left.days : null }
}
