import { alwaysValid } from './always-valid.ts'
import { fixedTest } from './fixed-test.ts'
import { intervalsAtEveryLook } from './intervals-at-every-look.ts'
import { intervalsAtTheEnd } from './intervals-at-the-end.ts'
import { personalizing } from './personalizing.ts'
import { power } from './power.ts'
import type { Row, Scale } from './row.ts'
import { sampleRatio } from './sample-ratio.ts'
import { segments } from './segments.ts'

/** What is simulated without a collector. */
export const experiments = {
  'fixed-test': fixedTest,
  'always-valid': alwaysValid,
  'sample-ratio': sampleRatio,
  segments,
  intervals: (scale) => [...intervalsAtTheEnd(scale), ...intervalsAtEveryLook(scale)],
  power,
  personalizing,
} satisfies Record<string, (scale: Scale) => Row[]>
