import type { Event } from '@segue/core'
import { rowLines } from '../row-line.ts'

/** Events as the store takes them, and who of them was seen to be a program. */
export function rawLines(
  site: string,
  raws: { event: Event; bot: number }[],
  receivedAt: number,
): Buffer {
  const lines = raws.map(({ event, bot }) => rowLines(site, [event], () => ({ receivedAt, bot })))
  return Buffer.concat(lines)
}
