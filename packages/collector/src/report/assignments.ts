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
  const configs = new Map<number, Config | undefined>()
  let [checked, contradicted] = [0, 0]
  for (const { visitor, stamp, version } of exposures) {
    if (!configs.has(version)) configs.set(version, configOf(version))
    const config = configs.get(version)
    const planned = config?.experiences.find(({ id }) => id === experience)
    if (!config || planned?.phase !== stamp.phase) continue
    checked++
    if (assignedArm(config, planned, stamp.audience, visitor) !== stamp.arm) contradicted++
  }
  return { checked, contradicted }
}
