import { readFile } from 'node:fs/promises'
import { type Decoded, decodeLines } from './record-line.ts'
import type { Segment } from './segment.ts'

/** The file is there and does not give its bytes: the disk's fault, which trying again seldom mends. */
export class UnreadableSegment extends Error {
  override name = 'UnreadableSegment'
}

/** The records of a sealed segment, and the lines that the disk has damaged. */
export async function readRecords({ file, bytes }: Segment): Promise<Decoded> {
  return decodeLines((await contentOf(file)).subarray(0, bytes))
}

async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const why = (error as Error).message
    throw new UnreadableSegment(
      `${file}: the events in it cannot be read: ${why}. It stays where it is, and is tried again at ` +
        'the next start. Check the disk.',
    )
  }
}
