import { type Event, event } from '@segue/core'
import * as v from 'valibot'
import { type Fault, findFault, mostBytes } from './find-fault.ts'
import { quickCheck } from './quick-check.ts'

const DAY = 86_400_000
const OLDEST = 31 * DAY
const NEWEST = DAY
const MOST_PROPS = 16 * 1024

export type Verdict = { event: Event; fault?: undefined } | { fault: Fault }

/**
 * Whether the table will take the event. Everything that it can refuse is refused here, for there
 * one bad row stops all that came with it.
 */
export function checkEvent(raw: unknown, receivedAt: number): Verdict {
  if (!isEvent(raw)) {
    const parsed = v.safeParse(event, raw, { abortEarly: true })
    if (!parsed.success) return { fault: faultOf(parsed.issues[0]) }
  }
  // Not the parsed copy, which has lost keys such as "constructor": they are words like others here.
  const sound = raw as Event
  const { props = {} } = sound
  const fault =
    checkTime(sound.at, receivedAt) ?? checkMaps(sound.arms, props) ?? checkContent(sound, props)
  if (fault) return { fault }
  // In most events nothing is left out: what does not change is not copied.
  return { event: sound.props === undefined ? { ...sound, props } : sound }
}

const isEvent = quickCheck(event)
const RESERVED = ['__proto__', 'constructor', 'prototype']

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const place = v.getDotPath(issue) ?? ''
  return { place, value: issue.input, reason: issue.message }
}

function checkTime(at: number, receivedAt: number): Fault | null {
  if (at >= receivedAt - OLDEST && at <= receivedAt + NEWEST) return null
  const reason =
    'The time is not within 31 days before and 1 day after its receipt. ' +
    "Send milliseconds since 1970, and check the sender's clock."
  return { place: 'at', value: at, reason }
}

function checkContent(event: Event, props: Record<string, unknown>): Fault | null {
  if (mostBytes(event) <= MOST_PROPS) return null
  return findFaultBesideProps(event) ?? findFault(props, 'props') ?? checkSize(props)
}

/** The properties may lie as deep as anything alone may. */
function findFaultBesideProps(event: Event): Fault | null {
  for (const key in event) {
    if (key === 'props') continue
    const fault = findFault(event[key as keyof Event], key)
    if (fault) return fault
  }
  return null
}

// The shapes take a list for a map, and pass over names that are methods of every object.
function checkMaps(arms: unknown, props: unknown): Fault | null {
  if (Array.isArray(props)) return { place: 'props', value: props, reason: 'An object is wanted.' }
  if (Array.isArray(arms)) return { place: 'arms', value: arms, reason: 'An object is wanted.' }
  const name = RESERVED.find((word) => Object.hasOwn(arms as object, word))
  if (name === undefined) return null
  return { place: 'arms', value: name, reason: 'An experience cannot have this id. Rename it.' }
}

function checkSize(props: unknown): Fault | null {
  // The order of its keys, which is canonical in the store, makes it no longer.
  const bytes = Buffer.byteLength(JSON.stringify(props))
  if (bytes <= MOST_PROPS) return null
  const reason = `The properties take ${bytes} bytes, at most ${MOST_PROPS} are kept. Send fewer.`
  return { place: 'props', value: props, reason }
}
