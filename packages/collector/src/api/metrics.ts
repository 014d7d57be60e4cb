import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Ledger } from '../ingest/ledger.ts'

type Parts = {
  ledger: Pick<Ledger, 'all' | 'allDropped'>
  bytesBehind: () => number
  /** What the disk has spoilt of the log: lines, and whole segments. */
  damage: () => { lines: number; segments: number }
  /** Dead letters for which there was no room. */
  lettersDropped: () => number
  /** Events that came too quickly, by whose limit it was. */
  refused: () => [by: string, events: number][]
}

/** What monitors ask for, in the text that Prometheus reads. */
export type Metrics = { type: string; text(): Promise<string> }

export function createMetrics({
  ledger,
  bytesBehind,
  damage,
  lettersDropped,
  refused,
}: Parts): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  new Counter({
    name: 'segue_events_received_total',
    help: 'Events that came in, but for those which were to be sent again later.',
    labelNames: ['site'],
    registers,
    collect() {
      this.reset()
      for (const [site, { received }] of ledger.all()) this.inc({ site }, received)
    },
  })
  new Counter({
    name: 'segue_events_total',
    help: 'What became of them: accepted, rejected, duplicate or filtered.',
    labelNames: ['site', 'outcome'],
    registers,
    collect() {
      this.reset()
      for (const [site, { received: _, ...outcomes }] of ledger.all()) {
        for (const [outcome, events] of Object.entries(outcomes))
          this.inc({ site, outcome }, events)
      }
    },
  })
  new Counter({
    name: 'segue_events_dropped_by_browsers_total',
    help: 'Events that browsers could not keep any longer, by their own word.',
    labelNames: ['site'],
    registers,
    collect() {
      this.reset()
      for (const [site, events] of ledger.allDropped()) this.inc({ site }, events)
    },
  })
  new Gauge({
    name: 'segue_log_bytes_behind',
    help: 'Bytes in the log that the store has not taken yet.',
    registers,
    collect() {
      this.set(bytesBehind())
    },
  })
  new Counter({
    name: 'segue_log_damaged_lines_total',
    help: 'Lines of the log that the disk has damaged. Alarm at the first.',
    registers,
    collect() {
      this.reset()
      this.inc(damage().lines)
    },
  })
  new Counter({
    name: 'segue_log_unreadable_segments_total',
    help: 'Files of the log that cannot be read at all. Alarm at the first.',
    registers,
    collect() {
      this.reset()
      this.inc(damage().segments)
    },
  })
  new Counter({
    name: 'segue_dead_letters_dropped_total',
    help: 'Refused events that were too many to be written down.',
    registers,
    collect() {
      this.reset()
      this.inc(lettersDropped())
    },
  })
  new Counter({
    name: 'segue_events_limited_total',
    help: 'Events that were to be sent again later, since too many came at once.',
    labelNames: ['by'],
    registers,
    collect() {
      this.reset()
      for (const [by, events] of refused()) this.inc({ by }, events)
    },
  })
  return { type: registry.contentType, text: () => registry.metrics() }
}
