import { isbot } from 'isbot'
import { remembering } from '../remembering.ts'
import type { BotSign } from '../store/bot-sign.ts'
import { createRecentCounts } from './recent-counts.ts'
import type { Sender } from './sender.ts'

/** Fifty in each second of a minute: no hand does that, and five tabs full of events do not either. */
const MOST_A_MINUTE = 3_000
const MINUTE = 60_000
const MOST_AGENTS = 1_000

type Deed = { visitor: string; at: number }

/**
 * Tells programs from people: by what a browser calls itself, by its own word that it is driven,
 * and by its pace. Who has no page (a shop's own server) is taken for what it is.
 */
export function createBotSigns(mostAMinute = MOST_A_MINUTE) {
  const paces = createRecentCounts()
  // Its expression takes 10 µs, and most visitors have one of a few hundred browsers.
  const isBot = remembering(MOST_AGENTS, (agent) => isbot(agent))

  return {
    /** Of a whole batch. */
    ofSender({ origin, agent = '' }: Sender, driven: boolean): BotSign | undefined {
      if (driven) return 'driven'
      return origin !== undefined && isBot(agent) ? 'agent' : undefined
    },
    /**
     * Of one event, which is counted: by the time at which it happened, for who was offline sends
     * a day's events at once.
     */
    ofPace(site: string, { visitor, at }: Deed): BotSign | undefined {
      return paces.add(`${site} ${Math.floor(at / MINUTE)}`, visitor, 1) > mostAMinute
        ? 'rate'
        : undefined
    },
  }
}
