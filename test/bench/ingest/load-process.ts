import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { requestBytes } from './request-bytes.ts'

export type Order = {
  port: number
  batch: number
  seconds: number
  connections: number
  /** Requests a second; without it, as many as are answered. */
  rate?: number
}
export type Loaded = {
  requests: number
  refused: number
  seconds: number
  /** Share of one core that this process took. */
  cpu: number
  /** Milliseconds from the request to its answer. */
  p50: number
  p99: number
}

// A process of its own with raw sockets: what asks must not be what is measured.
const order: Order = JSON.parse(process.argv[2]!)
console.log(JSON.stringify(await load(order)))

async function load({ port, batch, seconds, connections, rate }: Order): Promise<Loaded> {
  const next = requestBytes(batch)
  const times: number[] = []
  let refused = 0
  let over = false
  const idle: (() => void)[] = []

  function open(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket.setNoDelay()))
      socket.on('error', reject)
    })
  }

  async function run(): Promise<void> {
    const socket = await open()
    let began = 0
    let ended = () => {}
    const done = new Promise<void>((resolve) => (ended = resolve))
    const ask = () => {
      if (over) return ended()
      began = performance.now()
      socket.write(next())
    }
    socket.on('data', (answer: Buffer) => {
      // "HTTP/1.1 204 …": it has no body, so it is whole.
      if (answer.toString('latin1', 9, 12) === '204') times.push(performance.now() - began)
      else refused++
      if (rate === undefined) ask()
      else idle.push(ask)
    })
    if (rate === undefined) ask()
    else idle.push(ask)
    await done
    socket.destroy()
  }

  const before = process.cpuUsage()
  const start = performance.now()
  const all = Promise.all(Array.from({ length: connections }, run))
  if (rate === undefined) await sleep(seconds * 1_000)
  else await pace(rate, seconds, idle)
  over = true
  const took = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(before)
  for (const ask of idle.splice(0)) ask()
  await Promise.race([all, sleep(1_000)])
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return {
    requests: times.length,
    refused,
    seconds: took,
    cpu: (user + system) / 1e6 / took,
    p50: at(0.5),
    p99: at(0.99),
  }
}

/** So many requests a second, as long as there are connections on which nothing is awaited. */
async function pace(rate: number, seconds: number, idle: (() => void)[]): Promise<void> {
  const start = performance.now()
  for (let sent = 0; ; await sleep(1)) {
    const passed = (performance.now() - start) / 1_000
    if (passed > seconds) return
    for (const due = Math.floor(passed * rate); sent < due && idle.length; sent++) idle.shift()!()
  }
}

// Sockets that wait for an answer would hold it.
process.exit()
