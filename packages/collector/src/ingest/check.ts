import { isUtf8 } from 'node:buffer'
import { type Batch, batch, type Event, type Receipt } from '@segue/core'
import * as v from 'valibot'
import { checkEvent } from './check-event.ts'
import { excerpt } from './excerpt.ts'
import type { Fault } from './find-fault.ts'
import { isTooDeep, MOST_LEVELS } from './nesting.ts'
import { quickCheck } from './quick-check.ts'

export type Rejection = Receipt['rejected'][number]
export type Checked = { accepted: Event[]; rejected: Rejection[] }

/** The envelope, or words on why it is none. */
export function parseBatch(body: Buffer): Batch | { error: string } {
  const json = parseJson(body)
  if ('error' in json) return json
  if (isBatch(json.value)) return json.value as Batch
  const parsed = v.safeParse(batch, json.value, { abortEarly: true })
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const place = v.getDotPath(issue) ?? 'The body'
  return {
    error:
      `${place}: ${issue.message} (found ${excerpt(issue.input)}). ` +
      'Send { "site": "…", "sent": <milliseconds>, "events": [ … ] } with 1 to 200 events.',
  }
}

const isBatch = quickCheck(batch)

/** Each event on its own: a bad one costs only itself. */
export function checkEvents(events: unknown[], receivedAt: number): Checked {
  const checked: Checked = { accepted: [], rejected: [] }
  for (const [index, raw] of events.entries()) {
    const verdict = checkEvent(raw, receivedAt)
    if (verdict.fault) checked.rejected.push(rejectionOf(index, raw, verdict.fault))
    else checked.accepted.push(verdict.event)
  }
  return checked
}

function rejectionOf(index: number, raw: unknown, { place, value, reason }: Fault): Rejection {
  const id = (raw as { id?: unknown } | null)?.id
  const known = typeof id === 'string' && { id: id.slice(0, 64) }
  return { index, ...known, place, value: excerpt(value), reason }
}

function parseJson(body: Buffer): { value: unknown } | { error: string } {
  try {
    // A body that is not UTF-8 would be kept with question marks for its letters.
    if (!isUtf8(body)) throw new Error('It has bytes that are no letters')
    if (isTooDeep(body)) throw new Error(`It has more than ${MOST_LEVELS} levels`)
    return { value: JSON.parse(body.toString().replace(/^\ufeff/, '')) }
  } catch (error) {
    const found = excerpt(body.toString('latin1', 0, 100))
    return {
      error: `The body is no JSON in UTF-8: ${(error as Error).message} (found ${found}). Send one JSON object.`,
    }
  }
}
