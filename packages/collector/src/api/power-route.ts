import type { Power } from '@segue/core'
import { daysLeft, proportionsSampleSize } from '@segue/stats'
import type { FastifyInstance } from 'fastify'
import { ApiError } from './api-error.ts'

type Query = Record<'rate' | 'lift' | 'perDay' | 'shares', string | undefined>

const EXAMPLE = '/api/power?rate=0.03&lift=0.1&perDay=400&shares=0.5,0.5'

/** How long until a hoped for lift of a rate can be seen: numbers in, numbers out. */
export function powerRoute(api: FastifyInstance): void {
  api.get<{ Querystring: Query }>('/power', async ({ query }) => {
    const rate = within('rate', query.rate, 0.0001, 0.9999)
    const lift = within('lift', query.lift, -0.99, 100)
    const perDay = within('perDay', query.perDay, 0, 1e9)
    const shares = (query.shares ?? '0.5,0.5')
      .split(',')
      .map((share) => within('shares', share, 0, 1))
    return powerFor(rate, lift, perDay, shares)
  })
}

function powerFor(rate: number, lift: number, perDay: number, shares: number[]): Power {
  const hoped = rate * (1 + lift)
  if (hoped >= 1) {
    throw new ApiError(400, `A lift of ${lift} on a rate of ${rate} is past 1. Hope for less.`)
  }
  const size = proportionsSampleSize(rate, hoped)
  if (size.kind !== 'sample-size') {
    throw new ApiError(400, `"lift" is ${lift}: there is nothing to find. Ask as in ${EXAMPLE}.`)
  }
  const perArm = Math.ceil(size.perArm)
  const left = daysLeft(
    perArm,
    shares.map((share) => ({ units: 0, perDay: perDay * share })),
  )
  return { perArm, days: left.kind === 'days' ? left.days : null }
}

function within(name: string, text: string | undefined, least: number, most: number): number {
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  if (number >= least && number <= most) return number
  throw new ApiError(
    400,
    `"${name}" is ${text ?? 'missing'}. Give a number from ${least} to ${most}, as in ${EXAMPLE}.`,
  )
}
