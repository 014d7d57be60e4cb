/** Deeper than anything that anybody means. */
export const MOST_LEVELS = 500

const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP, QUOTE, BACKSLASH] = Buffer.from('[]{}"\\')
const MANY = Buffer.from('['.repeat(16))

/**
 * Whether JSON is nested so deeply that to parse it would hold up everybody else: 30 KB of brackets
 * take 5 to 10 ms. Brackets in a row are the sign on which it is looked at.
 */
export function isTooDeep(json: Buffer): boolean {
  return json.includes(MANY) && levelsOf(json) > MOST_LEVELS
}

function levelsOf(json: Buffer): number {
  let levels = 0
  let most = 0
  let isText = false
  for (let place = 0; place < json.length; place++) {
    const byte = json[place]
    if (isText) {
      if (byte === BACKSLASH) place++
      else if (byte === QUOTE) isText = false
    } else if (byte === QUOTE) isText = true
    else if (byte === OPEN_LIST || byte === OPEN_MAP) most = Math.max(most, ++levels)
    else if (byte === CLOSE_LIST || byte === CLOSE_MAP) levels--
  }
  return most
}
