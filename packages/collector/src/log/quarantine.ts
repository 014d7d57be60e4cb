import { writeFile } from 'node:fs/promises'
import type { Segment } from './segment.ts'

const LINE_END = Buffer.from('\n')

/**
 * Puts what the disk has damaged beside its segment, for a person to look at, before the segment
 * goes. Gives the name of the file.
 */
export async function quarantine({ file }: Segment, damaged: Buffer[]): Promise<string> {
  const beside = file.replace(/\.log$/, '.damaged')
  const bytes = Buffer.concat(damaged.flatMap((line) => [line, LINE_END]))
  await writeFile(beside, bytes, { mode: 0o600, flush: true })
  return beside
}
