import {
  type CompiledGoal,
  type Event,
  EXPOSURE,
  type Profile,
  reachGoals,
  uuid7,
} from '@segue/core'
import { bytesOf } from './bytes-of.ts'

type Stamped = { goals: CompiledGoal[]; version: number; page: string; seq: number }

/** More bytes than this and only plain values are sent: a page may push whole catalogues. */
const MOST_BYTES = 12_000

/** An event as it is sent: with an id for ever, and its own attribution as of this moment. */
export function stamp(
  event: { name: string; at: number; [property: string]: unknown },
  profile: Profile,
  segments: string[],
  { goals: compiled, version, page, seq }: Stamped,
): Event {
  const { name, at, ...props } = event
  const { goals, kind } = reachGoals(compiled, event)
  const value = Number(props.value ?? Number.NaN)
  const { currency, transaction_id: order } = props
  return {
    id: uuid7(at, crypto.getRandomValues(new Uint8Array(10))),
    name: cut(name, 64),
    kind: name === EXPOSURE ? 'exposure' : kind,
    at,
    visitor: profile.id,
    visit: `${profile.id}-${profile.visits}`,
    page,
    seq,
    config: version,
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
    ...(order != null && { order: cut(`${order}`, 64) }),
    props: plain(props),
  }
}

/** What JSON keeps of the properties, and not too much of it. */
function plain(props: Record<string, unknown>): Record<string, unknown> {
  if (bytesOf(props) <= MOST_BYTES) return JSON.parse(JSON.stringify(props))
  const kept: Record<string, unknown> = {}
  let bytes = 0
  for (const [name, value] of Object.entries(props)) {
    const short = typeof value === 'string' ? cut(value, 200) : value
    bytes += bytesOf([name, short])
    if (typeof value !== 'object' && bytes <= MOST_BYTES) kept[name] = short
  }
  return kept
}

/** The first `length` units of a text, without half a character at the end. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}
