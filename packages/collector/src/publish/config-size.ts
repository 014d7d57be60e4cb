import type { Problem, Published } from '@segue/core'
import { configText } from './config-text.ts'
import { brotli } from './encoded.ts'

const KB = 1024
const WARN = 10 * KB
const REFUSE = 50 * KB

/** Every visitor loads the config before the first paint: its brotli bytes, and what is to say of them. */
export type ConfigSize = { bytes: number; warnings: Problem[]; problems: Problem[] }

export async function configSize(published: Published): Promise<ConfigSize> {
  const bytes = (await brotli(configText(published))).length
  if (bytes <= WARN) return { bytes, warnings: [], problems: [] }
  const largest = (await largestExperiences(published)).join(', ')
  const finding = (limit: number, problem: string): Problem => ({
    place: 'the config',
    value: `${inKb(bytes)} compressed`,
    problem: `${problem} ${inKb(limit)}: every visitor waits for it`,
    remedy: `Shorten or remove changes. The largest experiences: ${largest || 'none, so shorten segments'}.`,
  })
  return bytes > REFUSE
    ? { bytes, warnings: [], problems: [finding(REFUSE, 'This is more than the limit of')] }
    : { bytes, warnings: [finding(WARN, 'This is more than the advised')], problems: [] }
}

async function largestExperiences({ experiences }: Published): Promise<string[]> {
  const sized = await Promise.all(
    experiences.map(async ({ id, ...rest }) => ({
      id,
      bytes: (await brotli(JSON.stringify(rest))).length,
    })),
  )
  return sized
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 3)
    .map(({ id, bytes }) => `"${id}" (${inKb(bytes)})`)
}

function inKb(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`
}
