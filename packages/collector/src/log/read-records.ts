import { readFile, writeFile } from 'node:fs/promises'
import { decodeLines } from './record-line.ts'
import type { Segment } from './segment.ts'

/**
 * The records of a sealed segment. What the disk has damaged is put beside it for a person to look
 * at, before the segment goes; the lines around it are kept.
 */
export async function readRecords(
  segment: Segment,
  warn: (message: string) => void,
): Promise<Buffer[]> {
  const bytes = await readFile(segment.file)
  const { records, damaged } = decodeLines(bytes.subarray(0, segment.bytes))
  if (damaged.length > 0) {
    const quarantine = segment.file.replace(/\.log$/, '.damaged')
    await writeFile(
      quarantine,
      Buffer.concat(damaged.flatMap((line) => [line, Buffer.from('\n')])),
      {
        mode: 0o600,
        flush: true,
      },
    )
    warn(
      `${segment.file}: ${damaged.length} of ${records.length + damaged.length} lines are damaged. ` +
        `They lie in ${quarantine}; the others are kept. Check the disk.`,
    )
  }
  return records
}
