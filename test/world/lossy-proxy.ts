import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import type { Event } from '@segue/core'

/**
 * What may become of a request: the collector never hears of it, or does and its answer is lost,
 * or it is late; what is left of 1 goes through.
 */
type Chances = { lost: number; unanswered: number; delayed: number; longest: number }
export type Weather = Record<'script' | 'tail' | 'beacon', Chances>
type Fate = 'lost' | 'unanswered' | 'delayed' | 'passed'

export type LossyProxy = {
  url: string
  /** How often what has happened to which kind of request. */
  fates: Record<keyof Weather, Record<Fate, number>>
  /** Events that the collector was given, and those that it was given more than once. */
  events(): { sent: number; again: number }
  stop(): Promise<void>
}

const none = () => ({ lost: 0, unanswered: 0, delayed: 0, passed: 0 })

/** The way between visitors and their collector, on a bad day. */
export async function lossyProxy(
  to: string,
  weather: Weather,
  random: () => number,
): Promise<LossyProxy> {
  const agent = new Agent({ keepAlive: true })
  const fates = { script: none(), tail: none(), beacon: none() }
  const deliveries = new Map<string, number>()

  const chooseFate = ({ lost, unanswered, delayed }: Chances): Fate => {
    const roll = random()
    if (roll < lost) return 'lost'
    if (roll < lost + unanswered) return 'unanswered'
    return roll < lost + unanswered + delayed ? 'delayed' : 'passed'
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    const kind = kindOf(incoming)
    const fate = chooseFate(weather[kind])
    fates[kind][fate]++
    if (fate === 'lost') return cut(incoming)
    if (fate === 'delayed') await setTimeout(random() ** 3 * weather[kind].longest)
    const answer = await passOn(incoming, body)
    if (kind === 'beacon') {
      for (const { id } of (JSON.parse(String(body)) as { events: Event[] }).events) {
        deliveries.set(id, (deliveries.get(id) ?? 0) + 1)
      }
    }
    if (fate === 'unanswered') return cut(incoming)
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }

  async function passOn({ method, url, headers }: IncomingMessage, body: Buffer) {
    const onward = request(`${to}${url}`, { method, headers, agent })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      onward.on('response', resolve).on('error', reject)
    })
    onward.end(body)
    const answer = await answered
    return { status: answer.statusCode!, headers: answer.headers, body: await buffer(answer) }
  }

  const server = createServer((incoming, response) => {
    // A visitor who goes away in the middle is no failure of the way's.
    handle(incoming, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fates,
    events: () => ({
      sent: deliveries.size,
      again: [...deliveries.values()].filter((times) => times > 1).length,
    }),
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
        agent.destroy()
      }),
  }
}

function kindOf({ method, url }: IncomingMessage): keyof Weather {
  if (method === 'POST') return 'beacon'
  return url!.startsWith('/s/shop.') ? 'script' : 'tail'
}

/** As a network does it: a reset in the place of an answer. */
function cut({ socket }: IncomingMessage): void {
  socket.resetAndDestroy()
}
