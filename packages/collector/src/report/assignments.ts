import { assignedArm, type Config, type Report } from '@segue/core'
import type { FirstExposure } from '../store/store.ts'

/**
 * Whether visitors got the arm that the hash gives them, by the config that they had. Who got it in an
 * earlier phase has kept it, and a version that is gone tells nothing: neither can be checked.
 */
export function assignments(
  experience: string,
  exposures: FirstExposure[],
  configOf: (version: number) => Config | undefined,
): Report['assignments'] {
  const arms = new Map<string, ((visitor: string) => string | undefined) | undefined>()
  const armBy = (version: number, { audience, phase }: FirstExposure['stamp']) => {
    const config = configOf(version)
    const planned = config?.experiences.find(({ id }) => id === experience)
    return config && planned?.phase === phase ? assignedArm(config, planned, audience) : undefined
  }
  let [checked, contradicted] = [0, 0]
  for (const { visitor, stamp, version } of exposures) {
    const key = `${version}/${stamp.audience}/${stamp.phase}`
    if (!arms.has(key)) arms.set(key, armBy(version, stamp))
    const armOf = arms.get(key)
    if (!armOf) continue
    checked++
    if (armOf(visitor) !== stamp.arm) contradicted++
  }
  return { checked, contradicted }
}
