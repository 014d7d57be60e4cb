import { buying } from './buying.ts'
import type { KpiEntry, KpiId } from './kpi.ts'
import { looking } from './looking.ts'
import { money } from './money.ts'
import { returning } from './returning.ts'
import { segmenting } from './segmenting.ts'

/** What every figure of a site means: data alone, for the console, the command line and the docs. */
export const KPIS: Readonly<Record<KpiId, KpiEntry>> = {
  ...buying,
  ...money,
  ...returning,
  ...looking,
  ...segmenting,
}
