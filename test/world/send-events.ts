import type { Event } from '@segue/core'

/** As browsers send them. */
const MOST_BYTES = 48 * 1024
const MOST_EVENTS = 200
const AT_A_TIME = 4

/** Sends events as browsers do, in batches and several at a time, and throws where one is not taken. */
export async function sendEvents(
  collector: string,
  site: string,
  events: Iterable<Event>,
): Promise<void> {
  const batches = batched(events)
  const sender = async () => {
    for (const batch of batches) {
      const body = `{"site":"${site}","sent":${Date.now()},"events":[${batch.join()}]}`
      const response = await fetch(`${collector}/e`, { method: 'POST', body })
      if (response.status !== 204) throw new Error(`${response.status}: ${await response.text()}`)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, sender))
}

function* batched(events: Iterable<Event>): Generator<string[]> {
  let batch: string[] = []
  let bytes = 0
  for (const event of events) {
    const text = JSON.stringify(event)
    // A byte each: names and texts of crowds are plain.
    if (batch.length === MOST_EVENTS || bytes + text.length > MOST_BYTES - 200) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(text)
    bytes += text.length + 1
  }
  if (batch.length) yield batch
}
