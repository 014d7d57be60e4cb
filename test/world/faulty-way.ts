import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import type { Event } from '@segue/core'

/** What becomes of a beacon on its way; those of the second row reach the collector. */
export const FAULTS = [
  ...(['reset', 'unheard', '500', '503', '429', '503 for a second', '429 for a second'] as const),
  ...(['twice', 'unanswered', 'cut', 'slow', '500 after all'] as const),
] as const
export type Fault = (typeof FAULTS)[number]

/** Asked for each beacon, by the host that it goes to; nothing lets it through. */
export type Choose = (host: string) => Fault | undefined

export type FaultyWay = {
  url: string
  /** From now on everything goes through. */
  clear(): void
  /** How often what has happened to a beacon. */
  tally: Record<string, number>
  /** Events for which the collector has answered, each as often as it came. */
  delivered(): number
  /** Beacons that the collector did not take, by status. */
  refused: number[]
  /** Questions that a browser asks before it dares to send. */
  preflights(): number
  stop(): Promise<void>
}

/** The way from browsers to their collector, where beacons have faults. */
export async function faultyWay(to: string, choose: Choose): Promise<FaultyWay> {
  const agent = new Agent({ keepAlive: true })
  const tally: Record<string, number> = {}
  const refused: number[] = []
  let isClear = false
  let delivered = 0
  let preflights = 0

  async function beacon(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = isClear ? undefined : choose(incoming.headers.host!.replace(/:.*/, ''))
    tally[fault ?? 'passed'] = (tally[fault ?? 'passed'] ?? 0) + 1
    // In the middle of the body: the rest is never read.
    if (fault === 'reset') return void incoming.once('data', () => cut(incoming))
    const body = await buffer(incoming)
    // Nobody ever answers.
    if (fault === 'unheard') return
    const [status] = /^\d+(?!.*after all)/.exec(fault ?? '') ?? []
    if (status) return refuse(response, Number(status), fault!)
    if (fault === 'twice') await deliver(incoming, body)
    const answer = await deliver(incoming, body)
    if (fault === 'unanswered') return cut(incoming)
    if (fault === '500 after all') return refuse(response, 500, fault)
    const torn = fault === 'cut'
    const text = torn || fault === 'slow' ? 'A page of a proxy' : answer.body
    response.writeHead(torn || fault === 'slow' ? 200 : answer.status, {
      ...answer.headers,
      ...(text.length > 0 && { 'content-length': text.length }),
    })
    if (!torn && fault !== 'slow') return void response.end(text)
    response.write(text.slice(0, 5))
    await setTimeout(torn ? 20 : 1_200)
    if (torn) cut(incoming)
    else response.end(text.slice(5))
  }

  async function deliver(incoming: IncomingMessage, body: Buffer) {
    const answer = await passOn(incoming, body)
    if (answer.status === 204 || answer.status === 200) {
      delivered += (JSON.parse(String(body)) as { events: Event[] }).events.length
    } else refused.push(answer.status)
    return answer
  }

  async function passOn({ method, url, headers }: IncomingMessage, body: Buffer) {
    const onward = request(`${to}${url}`, { method, headers, agent })
    const answered = once(onward, 'response') as Promise<[IncomingMessage]>
    onward.end(body)
    const [answer] = await answered
    return { status: answer.statusCode!, headers: answer.headers, body: await buffer(answer) }
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.method === 'OPTIONS') preflights++
    if (incoming.method === 'POST') return beacon(incoming, response)
    const answer = await passOn(incoming, await buffer(incoming))
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }

  const server = createServer((incoming, response) => {
    // A visitor who goes away in the middle is no failure of the way's.
    handle(incoming, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clear() {
      isClear = true
    },
    tally,
    refused,
    delivered: () => delivered,
    preflights: () => preflights,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
        agent.destroy()
      }),
  }
}

function refuse(response: ServerResponse, status: number, fault: Fault): void {
  response.writeHead(status, {
    // As from the collector; what comes from a proxy without these words a page cannot read at all.
    ...(status !== 500 && {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Retry-After',
    }),
    ...(fault.endsWith('for a second') && { 'retry-after': '1' }),
  })
  response.end(JSON.stringify({ error: 'Not now.' }))
}

/** As a network does it: a reset in the place of an answer. */
function cut({ socket }: IncomingMessage): void {
  socket.resetAndDestroy()
}
