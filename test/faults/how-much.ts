/** The small numbers of every day; `pnpm test:faults` sets the large ones. */
const given = (name: string, usual: number) => Number(process.env[name] ?? usual)

export const KILLS = given('SEGUE_KILLS', 10)
export const FLIPS = given('SEGUE_FLIPS', 20)
export const BODIES = given('SEGUE_BODIES', 2_000)
export const OUTAGE_SECONDS = given('SEGUE_OUTAGE_SECONDS', 2)

/** The long form: alone on its machine, so that times are looked at as well. */
export const isLong = process.env.SEGUE_LONG === '1'

/** Milliseconds that something may take: exactly so many in the long form, ten times that on a busy machine. */
export const atMost = (millis: number) => (isLong ? millis : 10 * millis)

/** The patience for one test. */
export const LONG = isLong ? 3_600_000 : 240_000
