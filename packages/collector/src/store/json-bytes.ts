const FIRST_ROOM = 64 * 1024
const QUOTE = 34
const BACKSLASH = 92
/** The longest that UTF-8 makes a unit of UTF-16. */
const LONGEST = 3

/**
 * Writes JSON as bytes, one after the other: texts that are put together and then encoded leave as
 * much again to be collected, and every event goes through here.
 */
export function createJsonBytes() {
  let room = Buffer.allocUnsafeSlow(FIRST_ROOM)
  let end = 0

  function reserve(bytes: number): void {
    if (end + bytes <= room.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * room.length, end + bytes))
    larger.set(room.subarray(0, end))
    room = larger
  }

  function plain(text: string): void {
    reserve(text.length)
    const bytes = room
    let place = end
    for (let index = 0; index < text.length; index++) bytes[place++] = text.charCodeAt(index)
    end = place
  }

  function text(value: string): void {
    if (!plainText(value)) special(value)
  }

  /** Whether it could be written as it is; otherwise nothing of it was. */
  function plainText(value: string): boolean {
    reserve(value.length + 2)
    const bytes = room
    let place = end
    bytes[place++] = QUOTE
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index)
      if (code < 32 || code > 126 || code === QUOTE || code === BACKSLASH) return false
      bytes[place++] = code
    }
    bytes[place++] = QUOTE
    end = place
    return true
  }

  /** What JSON writes otherwise, or UTF-8 as several bytes, is left to those who know how. */
  function special(value: string): void {
    const quoted = JSON.stringify(value)
    reserve(LONGEST * quoted.length)
    end += room.write(quoted, end)
  }

  function canonical(value: unknown): void {
    if (typeof value === 'string') text(value)
    else if (typeof value !== 'object' || value === null) plain(JSON.stringify(value))
    else if (Array.isArray(value)) list(value)
    else map(value as Record<string, unknown>)
  }

  function list(members: unknown[]): void {
    plain('[')
    for (let index = 0; index < members.length; index++) {
      if (index > 0) plain(',')
      canonical(members[index])
    }
    plain(']')
  }

  function map(members: Record<string, unknown>): void {
    const keys = sortedKeys(members)
    plain('{')
    for (let index = 0; index < keys.length; index++) {
      if (index > 0) plain(',')
      text(keys[index]!)
      plain(':')
      canonical(members[keys[index]!])
    }
    plain('}')
  }

  return {
    /** Text of ASCII, as it is. */
    plain,
    /** A string. */
    text,
    /** Without spaces and with sorted keys: equal values give equal bytes. For values out of `JSON.parse`. */
    canonical,
    /** What was written since they were taken last. */
    take(): Buffer {
      const bytes = Buffer.from(room.subarray(0, end))
      end = 0
      return bytes
    },
  }
}

/** By code units. `sort` makes room for itself each time; few are put in order where they lie. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value)
  if (keys.length > FEW) return keys.sort()
  for (let end = 1; end < keys.length; end++) {
    const key = keys[end]!
    let place = end
    for (; place > 0 && keys[place - 1]! > key; place--) keys[place] = keys[place - 1]!
    keys[place] = key
  }
  return keys
}

const FEW = 16
