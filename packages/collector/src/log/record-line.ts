import { setImmediate } from 'node:timers/promises'
import { crc32 } from 'node:zlib'

const NEWLINE = 10
const SPACE = 32
const SUM_LENGTH = 9

/** What is gathered while the disk syncs: mostly less than this. */
const USUAL_ROOM = 4 * 2 ** 20

export type Lines = ReturnType<typeof createLines>

/**
 * Lines for records, one behind the other in room that is used again. A record is a line: eight
 * digits of CRC-32, a space, the record, a newline. So a person can read a segment, and after a
 * damaged line the next newline is where sense begins again.
 */
export function createLines() {
  let room = Buffer.allocUnsafeSlow(USUAL_ROOM / 16)
  let end = 0

  function reserve(bytes: number): void {
    if (end + bytes <= room.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * room.length, end + bytes))
    room.copy(larger, 0, 0, end)
    room = larger
  }

  return {
    /** Takes records, each with its newline, and gives the number of bytes that their lines take. */
    add(records: Buffer): number {
      if (records.length > 0 && records.at(-1) !== NEWLINE) {
        throw new Error('What is appended to the log are lines: the last has no end.')
      }
      const before = end
      for (let start = 0; start < records.length; ) {
        const next = records.indexOf(NEWLINE, start) + 1
        reserve(SUM_LENGTH + next - start)
        writeSum(room, end, crc32(records.subarray(start, next - 1)))
        room[end + SUM_LENGTH - 1] = SPACE
        records.copy(room, end + SUM_LENGTH, start, next)
        end += SUM_LENGTH + next - start
        start = next
      }
      return end - before
    },
    /** All lines; they stand there until they are cleared. */
    bytes: (): Buffer => room.subarray(0, end),
    clear(): void {
      end = 0
      if (room.length > USUAL_ROOM) room = Buffer.allocUnsafeSlow(USUAL_ROOM)
    },
  }
}

export type Decoded = {
  /** The records, each with its newline, and how many they are. */
  records: Buffer
  whole: number
  /** Lines whose sum is not theirs. */
  damaged: Buffer[]
}

/**
 * The records of such lines; what follows the last newline is no line. The records are
 * moved together where they lie, and others have their turn now and then: a segment is long.
 */
export async function decodeLines(bytes: Buffer): Promise<Decoded> {
  const damaged: Buffer[] = []
  let whole = 0
  let place = 0

  function take(start: number, end: number): void {
    const line = bytes.subarray(start, end)
    if (isWholeLine(line)) {
      bytes.copyWithin(place, start + SUM_LENGTH, end)
      place += end - start - SUM_LENGTH
      bytes[place++] = NEWLINE
      whole++
      return
    }
    const seam = seamOf(line)
    // Its place will be another's.
    if (seam < 0) return void damaged.push(Buffer.from(line))
    take(start, start + seam)
    take(start + seam + 1, end)
  }

  let start = 0
  let rest = BYTES_AT_A_TIME
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    take(start, end)
    start = end + 1
    if (start < rest) continue
    rest += BYTES_AT_A_TIME
    await setImmediate()
  }
  return { records: bytes.subarray(0, place), whole, damaged }
}

/** Milliseconds of work. */
const BYTES_AT_A_TIME = 2 ** 20

/** How many bytes at the beginning are a line as it was written, and have another byte after them; or −1. */
export function wholeLineAt(bytes: Buffer): number {
  const sum = bytes.toString('latin1', 0, SUM_LENGTH - 1)
  if (!SUM.test(sum) || bytes[SUM_LENGTH - 1] !== SPACE) return -1
  const wanted = Number.parseInt(sum, 16)
  let found = 0
  for (let end = SUM_LENGTH; end < bytes.length; end++) {
    if (found === wanted) return end
    found = crc32(bytes.subarray(end, end + 1), found)
  }
  return -1
}

function isWholeLine(line: Buffer): boolean {
  return line[SUM_LENGTH - 1] === SPACE && sumIn(line) === crc32(line.subarray(SUM_LENGTH))
}

/** The sum that a line says it has, or −1. Every line is read this way, so no text is made of it. */
function sumIn(line: Buffer): number {
  let sum = 0
  for (let place = 0; place < SUM_LENGTH - 1; place++) {
    const digit = DIGITS[line[place]!]!
    if (digit < 0) return -1
    sum = sum * 16 + digit
  }
  return sum
}

/** What each byte is worth as a digit, or −1. */
const DIGITS = Int8Array.from({ length: 256 }, (_, byte) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(byte)),
)

// A newline is a byte like others: where it is the damaged one, two lines look like one, of which
// each is whole.
function seamOf(line: Buffer): number {
  for (let at = line.indexOf(SPACE, SUM_LENGTH); at >= 0; at = line.indexOf(SPACE, at + 1)) {
    const seam = at - SUM_LENGTH
    if (seam < SUM_LENGTH || !SUM.test(line.toString('latin1', seam + 1, at))) continue
    if (isWholeLine(line.subarray(0, seam)) || isWholeLine(line.subarray(seam + 1))) return seam
  }
  return -1
}

const SUM = /^[0-9a-f]{8}$/
const DIGIT_BYTES = Buffer.from('0123456789abcdef')

function writeSum(line: Buffer, start: number, sum: number): void {
  for (let place = SUM_LENGTH - 2, rest = sum; place >= 0; place--, rest >>>= 4) {
    line[start + place] = DIGIT_BYTES[rest & 15]!
  }
}
