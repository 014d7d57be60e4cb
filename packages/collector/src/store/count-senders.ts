import { BOT_SIGNS, type BotSign } from './bot-sign.ts'
import type { Senders } from './store.ts'

/** A clock that is this wrong puts events into another hour or day. */
const WRONG = 5 * 60_000

/** Visitors since a time: people, those of them whose clock is wrong, and what is no person. */
export const COUNT_SENDERS = `
SELECT bot, uniqExact(vh) AS visitors, uniqExact(event_id) AS events,
  uniqExactIf(vh, abs(skew) > ${WRONG}) AS skewed
FROM events
WHERE site_id = {site: String} AND at >= fromUnixTimestamp64Milli({from: Int64})
GROUP BY bot
ORDER BY bot`

export type SenderRow = { bot: number } & Record<'visitors' | 'events' | 'skewed', string>

export function sendersOf(rows: SenderRow[]): Senders {
  const of = (number: number) => rows.find(({ bot }) => bot === number)
  const people = of(0)
  return {
    visitors: Number(people?.visitors ?? 0),
    skewed: Number(people?.skewed ?? 0),
    bots: Object.entries(BOT_SIGNS).map(([sign, number]) => ({
      sign: sign as BotSign,
      visitors: Number(of(number)?.visitors ?? 0),
      events: Number(of(number)?.events ?? 0),
    })),
  }
}
