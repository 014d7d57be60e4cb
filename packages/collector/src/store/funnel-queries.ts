import type { Stamp } from './count-arms.ts'
import {
  type AskedDeed,
  countFunnel,
  type FunnelAsked,
  type FunnelRow,
  funnelParams,
  type Holding,
  type SeenRow,
  seenByDeed,
  withinParam,
} from './count-funnel.ts'

/** More different properties than this no condition of a funnel judges. */
const MOST_SEEN = 20_000

/** Twenty thousand hashes for each of ten conditions. */
const LONGEST_QUERY = 8_000_000

/** Visitors by the phase of their first exposure, for what is compared within phases. */
export type ByPhase = { phase: number; visitors: number }[]

export type FunnelStepCounts = {
  visitors: ByPhase
  /** Those who went on by it; null where it cannot be left out, so that the next step tells. */
  wentOn: number | null
  /** Milliseconds since the step before that cannot be left out, or since the exposure. */
  times: { q1: number; median: number; q3: number } | null
}

export type FunnelCounts = {
  audience: string
  arm: string
  visitors: ByPhase
  steps: FunnelStepCounts[]
}

export type FunnelStore = {
  /** Throws `TooMuchToJudge` where a condition would have to be asked too often. */
  countFunnel(site: string, experience: string, asked: FunnelAsked): Promise<FunnelCounts[]>
}

/** The deed, and of how many different events its condition would be asked. */
export class TooMuchToJudge extends Error {
  override name = 'TooMuchToJudge'
  readonly deed: AskedDeed
  readonly most = MOST_SEEN

  constructor(deed: AskedDeed) {
    super(`"${deed.name}" has more than ${MOST_SEEN} different properties.`)
    this.deed = deed
  }
}

type Rows = <Row>(
  query: string,
  params: Record<string, unknown>,
  settings?: Record<string, string>,
) => Promise<Row[]>

type StampsOf = (
  site: string,
  experience: string,
) => Promise<{ stamps: Stamp[]; params: Record<string, unknown> }>

export function funnelQueries(rows: Rows, stampsOf: StampsOf): FunnelStore {
  async function holdingOf(
    asked: AskedDeed,
    deed: number,
    params: Record<string, unknown>,
  ): Promise<Holding> {
    const { keys, holds } = asked.where!
    const seen = await rows<SeenRow>(seenByDeed(asked, deed), { ...params, most: MOST_SEEN + 1 })
    if (seen.length > MOST_SEEN) throw new TooMuchToJudge(asked)
    const judged = seen.map(({ seen, hash }) => {
      const known = keys.flatMap((key, n) => (seen[n] ? [[key, JSON.parse(seen[n])] as const] : []))
      return { hash, holds: holds(Object.fromEntries(known)) }
    })
    const isIn = judged.filter(({ holds }) => holds).length <= judged.length / 2
    return { isIn, hashes: judged.flatMap(({ hash, holds }) => (holds === isIn ? [hash] : [])) }
  }

  return {
    async countFunnel(site, experience, asked) {
      const { stamps, params } = await stampsOf(site, experience)
      const arms = stamps.map(({ audience, arm }) => JSON.stringify([audience, arm]))
      const places = [...new Set(arms)]
      const deeds = asked.steps.flatMap((step) => step.deeds)
      const known = { ...params, ...funnelParams(deeds) }
      const holdings: (Holding | undefined)[] = []
      for (const [n, deed] of deeds.entries()) {
        holdings.push(deed.where && (await holdingOf(deed, n, known)))
      }
      const found = await rows<FunnelRow>(
        countFunnel(asked, holdings),
        {
          ...known,
          goals: asked.goals,
          places: arms.map((arm) => places.indexOf(arm)),
          within: withinParam(asked.within),
        },
        { max_query_size: String(LONGEST_QUERY) },
      )
      const byPhase = ([own, visitors]: FunnelRow['all']): ByPhase =>
        own.map((stamp, n) => ({
          phase: stamps[stamp - 1]!.phase,
          visitors: Number(visitors[n]),
        }))
      return found.map((row) => {
        const [audience, arm] = JSON.parse(places[row.place]!) as [string, string]
        return {
          audience,
          arm,
          visitors: byPhase(row.all),
          steps: asked.steps.map(({ optional }, index) => {
            const n = index + 1
            const [q1, median, q3] = row[`times${n}`]!
            return {
              visitors: byPhase(row[`reached${n}`]!),
              wentOn: optional ? Number(row[`wentOn${n}`]) : null,
              times: q1 === null ? null : { q1, median: median!, q3: q3! },
            }
          }),
        }
      })
    },
  }
}
