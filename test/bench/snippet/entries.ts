import type { Entry } from './entry.ts'
import { amplitude } from './peers/amplitude.ts'
import { inline, none } from './peers/controls.ts'
import { convert } from './peers/convert.ts'
import { growthbookAuto, growthbookInline } from './peers/growthbook.ts'
import { optimizely } from './peers/optimizely.ts'
import { posthog } from './peers/posthog.ts'
import { segue } from './peers/segue.ts'
import { statsig } from './peers/statsig.ts'
import type { SegueRuns } from './segue-runs.ts'

const makers: Record<string, (runs: SegueRuns) => Entry | Promise<Entry>> = {
  none: () => none,
  inline,
  segue,
  'growthbook-inline': growthbookInline,
  'growthbook-auto': growthbookAuto,
  amplitude,
  convert,
  optimizely,
  statsig,
  posthog,
}

export const ENTRY_NAMES = Object.keys(makers)

export const makeEntries = (names: string[], runs: SegueRuns): Promise<Entry[]> =>
  Promise.all(names.map((name) => makers[name]!(runs)))
