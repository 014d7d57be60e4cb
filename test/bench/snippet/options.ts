import { parseArgs } from 'node:util'
import { ENTRY_NAMES } from './entries.ts'
import type { Condition } from './visit.ts'

/** Where the scripts come from: the page's own origin, or another one that is farther away. */
export type From = 'same' | 'other'

export type Options = {
  runs: number
  names: string[]
  conditions: Condition[]
  from: From[]
  mode: 'measure' | 'sizes' | 'verify'
  /** A file for everything that was measured. */
  json: string | undefined
}

export const USAGE = `pnpm bench snippet
  --runs 9                   rounds; each loads the page with every script
  --set segue,none,inline    of ${ENTRY_NAMES.join(', ')}
  --conditions slow,fast     slow: 4x CPU, 150 ms, 1.6 Mbit/s
  --origin both              same, other (first byte 450 ms later), both
  --sizes                    only bytes
  --verify                   holds what the probe sees against pictures of the frames
  --json FILE                keeps every visit`

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '9' },
      set: { type: 'string', default: ENTRY_NAMES.join() },
      conditions: { type: 'string', default: 'slow,fast' },
      origin: { type: 'string', default: 'both' },
      sizes: { type: 'boolean', default: false },
      verify: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const runs = Number(values.runs)
  if (!(Number.isInteger(runs) && runs > 0))
    throw new Error(`--runs is "${values.runs}".\n${USAGE}`)
  return {
    runs,
    names: amongThese(ENTRY_NAMES, values.set, '--set'),
    conditions: amongThese(['slow', 'fast'], values.conditions, '--conditions'),
    from:
      values.origin === 'both'
        ? ['same', 'other']
        : amongThese(['same', 'other'], values.origin, '--origin'),
    mode: values.sizes ? 'sizes' : values.verify ? 'verify' : 'measure',
    json: values.json,
  }
}

function amongThese<Word extends string>(known: Word[], list: string, option: string): Word[] {
  return list.split(',').map((word) => {
    if (known.includes(word as Word)) return word as Word
    throw new Error(`${option} has "${word}"; there are ${known.join(', ')}.\n${USAGE}`)
  })
}
