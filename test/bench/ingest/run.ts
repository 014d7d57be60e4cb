import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { childrenOf } from '../../world/children.ts'
import { run as runProgram } from '../../world/program.ts'
import type { Loaded, Order } from './load-process.ts'
import { cpuSeconds, megabytes } from './process-figures.ts'
import { bareServer, collector, type Target } from './target.ts'

type Figures = Loaded & {
  target: string
  batch: number
  /** Microseconds of processor for an event, of the target and of its children (the engine). */
  own: number
  engine: number
  /** Events a second until all of them lay in the store. */
  stored: number
  rss: number
}

const CONNECTIONS = 128

/** `pnpm bench ingest [seconds] [rounds]`: how many events the collector takes, beside the least that Node can do. */
export async function run([seconds = '4', rounds = '3']: string[]): Promise<void> {
  const targets = [
    await bareServer(),
    await collector('fsync', { SEGUE_DURABILITY: 'fsync' }),
    await collector('os', { SEGUE_DURABILITY: 'os' }),
  ]
  try {
    console.log(`${cpus().length} cores, ${cpus()[0]?.model}; ${CONNECTIONS} connections`)
    const all: Figures[] = []
    // All of them in turns, so that what disturbs one disturbs all. The first round warms up.
    for (let round = 0; round <= Number(rounds); round++) {
      for (const batch of [20, 1]) {
        for (const target of targets) {
          const figures = await measure(target, { batch, seconds: Number(seconds) })
          if (round > 0) all.push(figures)
        }
      }
    }
    report(all)
    await halfLoad(targets[1]!, all, Number(seconds))
  } finally {
    for (const target of targets) await target.stop()
  }
}

type Asked = Pick<Order, 'batch' | 'seconds'> & { rate?: number }

async function measure(target: Target, asked: Asked): Promise<Figures> {
  const { batch } = asked
  const children = childrenOf(target.pid)
  const engineSeconds = () => children.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0)
  const before = [cpuSeconds(target.pid), engineSeconds()] as const
  const began = performance.now()
  const loaded = await load({ port: target.port, connections: CONNECTIONS, ...asked })
  const rss = megabytes(target.pid)
  await target.settled()
  const took = (performance.now() - began) / 1_000
  const events = loaded.requests * batch
  const perEvent = (cpu: number) => (cpu / events) * 1e6
  await sleep(300)
  return {
    ...loaded,
    target: target.name,
    batch,
    own: perEvent(cpuSeconds(target.pid) - before[0]),
    engine: perEvent(engineSeconds() - before[1]),
    stored: events / took,
    rss,
  }
}

async function load(order: Order): Promise<Loaded> {
  const program = runProgram('test/dist/bench/ingest/load-process.js', [JSON.stringify(order)], {})
  if ((await program.ended) !== 0) throw new Error(program.printed())
  return JSON.parse(program.printed())
}

const middle = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!

function report(all: Figures[]): void {
  const rows: Record<string, Record<string, string | number>> = {}
  for (const batch of [20, 1]) {
    const of = (target: string) =>
      all.filter((figures) => figures.batch === batch && figures.target === target)
    const rate = (target: string) => middle(of(target).map((each) => each.requests / each.seconds))
    const cost = (target: string) => middle(of(target).map((each) => each.own))
    for (const target of ['bare', 'fsync', 'os']) {
      const figures = of(target)
      const value = (name: keyof Figures) => middle(figures.map((each) => Number(each[name])))
      rows[`${target}, ${batch} a request`] = {
        'events/s': Math.round(rate(target) * batch),
        '÷ bare': (rate(target) / rate('bare')).toFixed(2),
        'µs CPU/event': cost(target).toFixed(1),
        'CPU ÷ bare': (cost('bare') / cost(target)).toFixed(2),
        'engine µs': value('engine').toFixed(1),
        'stored/s': Math.round(value('stored')),
        'p50 ms': value('p50').toFixed(1),
        'p99 ms': value('p99').toFixed(1),
        'RSS MB': Math.round(value('rss')),
        'sender’s core': `${Math.round(value('cpu') * 100)}%`,
        refused: value('refused'),
      }
    }
  }
  console.log('middle of the rounds; wanted: 30,000 events/s and 0.25 by 20, 0.40 one by one')
  console.table(rows)
}

/** How long an acknowledgement takes when there is as much room again. */
async function halfLoad(target: Target, all: Figures[], seconds: number): Promise<void> {
  for (const batch of [20, 1]) {
    const full = all.filter((each) => each.target === target.name && each.batch === batch)
    const rate = middle(full.map((each) => each.requests / each.seconds)) / 2
    const { p50, p99, requests } = await measure(target, { batch, seconds, rate })
    console.log(
      `half load, ${batch} a request: ${Math.round((requests * batch) / seconds)} events/s, ` +
        `acknowledged in ${p50.toFixed(2)} ms (p50), ${p99.toFixed(2)} ms (p99)`,
    )
  }
}
