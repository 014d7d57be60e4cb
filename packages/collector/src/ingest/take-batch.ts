import type { Receipt } from '@segue/core'
import { scrubbed, scrubText } from '../privacy/scrub.ts'
import { BOT_SIGNS, type BotSign } from '../store/bot-sign.ts'
import { rowLines } from '../store/row-line.ts'
import { createBotSigns } from './bots.ts'
import { checkEvents, parseBatch } from './check.ts'
import type { DeadLetter } from './dead-letters.ts'
import { jsonOf } from './excerpt.ts'
import { createKeepOnce, type Kept } from './keep-once.ts'
import type { Ledger } from './ledger.ts'
import { type Excess, LIMIT_SETTINGS, type Limiter } from './limits.ts'
import type { Sender } from './sender.ts'

/** Some 300,000 events: seconds for the store to catch up with, and little for a disk. */
const MOST_BEHIND = 256 * 2 ** 20

/** So long after a failure of the log somebody else had better be asked. */
const UNWELL = 10_000

export type Options = {
  /** Settles when the records outlast a power cut. */
  append: (records: Buffer) => Promise<void>
  deadLetters: { add(letter: DeadLetter): void }
  ledger: Pick<Ledger, 'count' | 'countDropped'>
  knowsSite: (site: string) => boolean
  limiter?: Pick<Limiter, 'take'>
  /** The origins from which the site takes events; any where it names none. */
  originsOf?: (site: string) => string[]
  /** Whether Global Privacy Control is heeded. */
  heedsGpc?: (site: string) => boolean
  /** Of whom nothing is taken any more. */
  isErased?: (site: string, visitor: string) => boolean
  onAccepted: (accepted: Accepted) => void
  onError?: (error: unknown) => void
  bytesBehind: () => number
  mostBehind?: number
  now: () => number
}

/** So many new events that are in the log, as the lines that they are there. */
export type Accepted = { site: string; events: number; lines: Buffer; receivedAt: number }

export type Outcome =
  | { kind: 'kept'; site: string }
  | { kind: 'kept-in-part'; site: string; receipt: Receipt }
  | { kind: 'refused'; error: string; rejected: Receipt['rejected'] }
  | { kind: 'unknown-site'; error: string }
  | { kind: 'filtered'; error: string }
  | { kind: 'too-many'; error: string; seconds: number }
  | { kind: 'later' }

/** A batch whose new events are on their way into the log. */
type UnderWay = {
  site: string
  keeping: Promise<Kept>
  receivedAt: number
  lines: Buffer
  /** How many events were sound, and how many of these from somebody who has not been erased. */
  sound: number
  welcome: number
  rejected: Receipt['rejected']
  letters: DeadLetter[]
  /** By the browser's own word. */
  dropped: number | undefined
}

/** From the bytes of a beacon to the log, and to what the sender is told. */
export function createTaker(options: Options) {
  const { append, deadLetters, ledger, knowsSite, originsOf, heedsGpc, isErased, limiter } = options
  const { onAccepted, onError, bytesBehind, mostBehind = MOST_BEHIND, now } = options
  const keepOnce = createKeepOnce(append)
  const bots = createBotSigns()
  let failed: { at: number; why: string } | undefined

  async function take(body: Buffer, sender: Sender): Promise<Outcome> {
    const looked = look(body, sender)
    return 'kind' in looked ? looked : settle(looked)
  }

  // All that is done with the events themselves, without waiting: thousands of requests may wait
  // for the disk, and what they hold has to be carried along whenever memory is tidied up.
  function look(body: Buffer, sender: Sender): Outcome | UnderWay {
    const { origin } = sender
    const batch = parseBatch(body)
    if ('error' in batch) {
      const { error } = batch
      ledger.count('', { rejected: 1 })
      // The reason says a part of it, too.
      const [reason, event] = [scrubText(error), scrubText(body.toString())]
      deadLetters.add({ site: '', reason, event })
      return { kind: 'refused', error, rejected: [] }
    }
    const { site } = batch
    const events = batch.events.map((event) => scrubbed(event))
    if (!knowsSite(site)) {
      const error =
        `Site "${site}" is not known to this collector. ` +
        'Publish its config here ("segue publish"), or correct the site in the tag.'
      ledger.count('', { rejected: events.length })
      deadLetters.add({ site, reason: error, event: jsonOf(events) })
      return { kind: 'unknown-site', error }
    }
    const origins = originsOf?.(site) ?? []
    if (origin !== undefined && origins.length && !origins.includes(origin)) {
      ledger.count(site, { filtered: events.length })
      return {
        kind: 'filtered',
        error: `Site "${site}" takes no events from ${origin.slice(0, 200)}. Name it under "origins" in its config.`,
      }
    }
    if (sender.gpc && heedsGpc?.(site)) {
      ledger.count(site, { filtered: events.length })
      // Nothing is amiss with them, and they need not come again.
      return { kind: 'kept', site }
    }
    if (bytesBehind() > mostBehind) return { kind: 'later' }
    const excess = limiter?.take(site, sender, events.map(visitorOf))
    if (excess) return tooMany(site, excess)

    const receivedAt = now()
    const { accepted: sound, rejected } = checkEvents(events, receivedAt)
    const welcome = sound.filter(({ visitor }) => !isErased?.(site, visitor))
    const sign = bots.ofSender(sender, batch.driven ?? false)
    const skew = skewOf(receivedAt - batch.sent)
    const letters = rejected
      .filter(({ index }) => !isErased?.(site, visitorOf(events[index])))
      .map(({ index, place, reason }) => ({
        site,
        reason: `${place}: ${reason}`,
        event: jsonOf(events[index]),
      }))
    // Both are known when this returns: whoever waits, waits for the disk alone.
    let lines: Buffer = NOTHING
    let dropped = sound.length > 0 ? 0 : batch.dropped
    const keeping = keepOnce(welcome, (fresh) => {
      // What comes again because its answer was lost tells of the same events again.
      if (fresh[0] === sound[0]) dropped = batch.dropped
      lines = rowLines(site, fresh, (event) => ({
        receivedAt,
        skew,
        bot: botOf(sign ?? bots.ofPace(site, event)),
      }))
      return lines
    })
    return {
      site,
      keeping,
      receivedAt,
      lines,
      sound: sound.length,
      welcome: welcome.length,
      rejected,
      letters,
      dropped,
    }
  }

  async function settle(batch: UnderWay): Promise<Outcome> {
    const { site, receivedAt, lines, sound, welcome, rejected } = batch
    let kept: Kept
    try {
      kept = await batch.keeping
    } catch (error) {
      failed = { at: now(), why: String((error as { code?: unknown }).code ?? error) }
      onError?.(error)
      return { kind: 'later' }
    }
    const { fresh, isWhole } = kept
    if (fresh > 0) {
      failed = undefined
      onAccepted({ site, events: fresh, lines, receivedAt })
    }
    if (!isWhole) {
      ledger.count(site, { accepted: fresh })
      return { kind: 'later' }
    }
    // Only now: what is sent again later is not to be counted, nor written down, twice.
    ledger.count(site, {
      accepted: fresh,
      rejected: rejected.length,
      duplicate: welcome - fresh,
      filtered: sound - welcome,
    })
    ledger.countDropped(site, batch.dropped ?? 0)
    for (const letter of batch.letters) deadLetters.add(letter)
    // Who was erased is told nothing of it: their browser need not send that again.
    return outcomeOf(site, sound, rejected)
  }

  return {
    take,
    /** Why events cannot be taken just now; undefined where they can. */
    trouble(): string | undefined {
      // Who is sent nothing while it is unwell finds out by what comes after that.
      if (failed && now() < failed.at + UNWELL) {
        return `The log could not be written (${failed.why}).`
      }
      if (bytesBehind() > mostBehind) return 'Too much waits for the store.'
    },
  }
}

const NOTHING = Buffer.alloc(0)

const botOf = (sign: BotSign | undefined) => (sign ? BOT_SIGNS[sign] : 0)

const YEARS = 1e12
/** A clock may say anything, the table's number may not. */
const skewOf = (millis: number) => Math.max(-YEARS, Math.min(YEARS, millis))

/** As anybody may have written it. */
const visitorOf = (event: unknown): string => String(Object(event).visitor)

const WHOSE = { address: 'your address', site: 'this site', visitor: 'this visitor' }

function tooMany(site: string, { by, most, seconds }: Excess): Outcome {
  const error =
    `No more than ${most} events a minute are taken for "${site}" from ${WHOSE[by]}. ` +
    `Send them again in ${seconds} seconds, or let the operator raise ${LIMIT_SETTINGS[by]}.`
  return { kind: 'too-many', error, seconds }
}

function outcomeOf(site: string, accepted: number, rejected: Receipt['rejected']): Outcome {
  const [first] = rejected
  if (!first) return { kind: 'kept', site }
  if (accepted > 0) return { kind: 'kept-in-part', site, receipt: { accepted, rejected } }
  const place = first.place === '' ? '' : `.${first.place}`
  const error = `events[${first.index}]${place}: ${first.reason} (found ${first.value})`
  return { kind: 'refused', error, rejected }
}
