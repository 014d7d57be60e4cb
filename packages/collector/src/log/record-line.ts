import { crc32 } from 'node:zlib'

const NEWLINE = 10
const SUM_LENGTH = 9

/**
 * A record is a line: eight digits of CRC-32, a space, the record, a newline. So a person can read
 * a segment, and after a damaged line the next newline is where sense begins again.
 */
export function encodeLines(records: Buffer[]): Buffer {
  const parts: Buffer[] = []
  for (const record of records) {
    if (record.includes(NEWLINE))
      throw new Error('A record of the log is one line, without a newline.')
    parts.push(Buffer.from(`${sumOf(record)} `), record, LINE_END)
  }
  return Buffer.concat(parts)
}

const LINE_END = Buffer.from('\n')

/** The records, and the lines whose sum is not theirs. What follows the last newline is no line. */
export function decodeLines(bytes: Buffer): { records: Buffer[]; damaged: Buffer[] } {
  const records: Buffer[] = []
  const damaged: Buffer[] = []
  let start = 0
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    const line = bytes.subarray(start, end)
    const record = line.subarray(SUM_LENGTH)
    const whole = line.toString('latin1', 0, SUM_LENGTH) === `${sumOf(record)} `
    if (whole) records.push(record)
    else damaged.push(line)
    start = end + 1
  }
  return { records, damaged }
}

function sumOf(record: Buffer): string {
  return crc32(record).toString(16).padStart(8, '0')
}
