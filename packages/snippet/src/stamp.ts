import { type Event, EXPOSURE, type Profile, reachGoals, uuid7 } from '@segue/core'
import type { Head } from './handover.ts'

type Stamped = Pick<Head, 'program' | 'published'> & { page: string; seq: number }

/** More than this and only the plain values are sent: a page may push whole catalogues. */
const MOST_CHARACTERS = 12_000

/** An event as it is sent: with an id for ever, and its own attribution as of this moment. */
export function stamp(
  event: { name: string; at: number; [property: string]: unknown },
  profile: Profile,
  segments: string[],
  { program, published, page, seq }: Stamped,
): Event {
  const { name, at, ...props } = event
  const { goals, kind } = reachGoals(program, event)
  const value = Number(props.value ?? Number.NaN)
  const { currency, transaction_id: order } = props
  return {
    id: uuid7(at, crypto.getRandomValues(new Uint8Array(10))),
    name: name.slice(0, 64),
    kind: name === EXPOSURE ? 'exposure' : kind,
    at,
    visitor: profile.id,
    visit: `${profile.id}-${profile.visits}`,
    page,
    seq,
    config: published.version,
    segments,
    arms: Object.fromEntries(
      Object.entries(profile.arms).map(([id, { audience, arm, phase }]) => [
        id,
        `${audience}/${arm}/${phase}`,
      ]),
    ),
    goals,
    ...(Math.abs(value) <= 1e12 && { value }),
    ...(/^[A-Z]{3}$/.test(`${currency}`) && { currency: `${currency}` }),
    ...(order != null && { order: `${order}`.slice(0, 64) }),
    props: plain(props),
  }
}

/** What JSON keeps of the properties, and not too much of it. */
function plain(props: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(props)
  if (text.length <= MOST_CHARACTERS) return JSON.parse(text)
  return Object.fromEntries(
    Object.entries(props).flatMap(([name, value]) =>
      typeof value === 'object' ? [] : [[name, typeof value === 'string' ? cut(value) : value]],
    ),
  )
}

const cut = (value: string) => value.slice(0, 200)
