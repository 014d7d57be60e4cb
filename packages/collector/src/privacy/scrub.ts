// What names people does not come to rest here. Browsers scrub what visitors write; this is for what
// a site puts into its own events, mostly without meaning to.

/** A string without these signs holds nothing of what is looked for: `[dnty]:` ends such as "password:". */
const SUSPECT = /@|%40|[?=]|%3D|[dnty]:|bearer\s|eyJ|\d(?:[\s./()-]{0,2}\d){6}/i

/** A bit for each thing that a sign of ASCII may mean; `…_THEN` is suspect only after its letter. */
const [DIGIT, NUMERIC, SIGN, COLON_THEN, SPACE_THEN, J_THEN] = [1, 2, 4, 8, 16, 32]
const MEANS: [signs: RegExp, bit: number][] = [
  [/\d/, DIGIT],
  [/[\d\s./()-]/, NUMERIC],
  [/[@%?=]/, SIGN],
  [/:/, COLON_THEN],
  [/\s/, SPACE_THEN],
  [/j/i, J_THEN],
]
const LETTERS: typeof MEANS = [
  [/[dnty]/i, COLON_THEN],
  [/r/i, SPACE_THEN],
  [/y/i, J_THEN],
]
const bitsOf = (table: typeof MEANS) =>
  Uint8Array.from({ length: 128 }, (_, code) =>
    table.reduce((bits, [of, bit]) => bits | (of.test(String.fromCharCode(code)) ? bit : 0), 0),
  )
const [MEANING, BEFORE] = [bitsOf(MEANS), bitsOf(LETTERS)]

/**
 * False where scrubbing changes nothing for sure, in a fraction of the time of `SUSPECT`: it is asked
 * of every word of every event. Without branches, which no processor foresees in ids. Other
 * alphabets are left to `SUSPECT`.
 */
function maySuspect(text: string, name: string): boolean {
  let before = 0
  let digits = 0
  let signs = 0
  let numbers = 0
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    const meaning = MEANING[code & 127]!
    signs |= (code >> 7) | (meaning & SIGN) | (meaning & before)
    before = BEFORE[code & 127]!
    // Zero where the number ends; seven digits and one more are eight.
    digits = (digits + (meaning & DIGIT)) & -((meaning & NUMERIC) >> 1)
    numbers |= (digits + 1) >> 3
  }
  return signs !== 0 || (numbers !== 0 && !NUMBERED.test(name))
}

const EMAIL = /[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/gi
const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g
const SECRET =
  /\b((?:access_?|refresh_?|id_?)?token|api_?key|secret|password|passwd|pwd|session_?id|sid)(=|%3D|:\s*)[^\s&;,"']{6,}|\b(bearer)(\s+)[\w.~+/-]{6,}/gi
/** With its country, or with a leading zero and a sign between its parts. */
const PHONE =
  /\+\d(?:[\s./()-]{0,2}\d){7,14}\b|(?<![\w.-])\(?0\d{1,4}\)?[\s./-]\d{3,}(?:[\s./-]?\d{2,})+\b/g
const CARD = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g
/** Numbers of orders and articles look like those of cards and telephones. */
const NUMBERED = /(?:^|_)(?:ids?|sku|gtin|ean|order|visitor|visit|page|at|seq|value)$/i

/** An address's parameters are the site's own business, but for those that say where a visitor came from. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|\/)[^\s?#]*\?/i
const ALLOWED = /^(?:utm_\w+|segue_c)$/

const DEEPEST = 20

/**
 * A JSON value without addresses of e-mail, telephone numbers, numbers of cards (by Luhn's check), tokens
 * and passwords, and without the parameters of addresses but `utm_…` and `segue_c`. Names stay.
 */
export function scrubbed(value: unknown, name = '', depth = 0): unknown {
  if (typeof value === 'string') {
    return maySuspect(value, name) && SUSPECT.test(value) ? scrubText(value, name) : value
  }
  if (typeof value !== 'object' || value === null) return value
  // Nothing so deep is taken anyway.
  if (depth > DEEPEST) return null
  return Array.isArray(value)
    ? scrubbedList(value, name, depth + 1)
    : scrubbedObject(value as Record<string, unknown>, depth + 1)
}

// In most events there is nothing to take out: what does not change is not copied.
function scrubbedList(list: unknown[], name: string, depth: number): unknown[] {
  let copy: unknown[] | undefined
  for (let index = 0; index < list.length; index++) {
    const inner = scrubbed(list[index], name, depth)
    if (inner === list[index]) continue
    copy ??= [...list]
    copy[index] = inner
  }
  return copy ?? list
}

function scrubbedObject(object: Record<string, unknown>, depth: number): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined
  for (const key in object) {
    const inner = scrubbed(object[key], key, depth)
    if (inner === object[key]) continue
    copy ??= { ...object }
    // Assigned, "__proto__" would be lost.
    Object.defineProperty(copy, key, { ...USUAL, value: inner })
  }
  return copy ?? object
}

const USUAL = { enumerable: true, configurable: true, writable: true }

/** The same for text of which nothing more is known. */
export function scrubText(text: string, name = ''): string {
  let plain = (ADDRESS.test(text) ? withoutParameters(text) : text)
    .replace(JWT, '[token]')
    .replace(SECRET, '$1$3$2$4[secret]')
  // From every letter on it looks for the sign, so it had better be there.
  if (/@|%40/.test(plain)) plain = plain.replace(EMAIL, '[e-mail]')
  if (NUMBERED.test(name)) return plain
  return plain
    .replace(CARD, (digits) => (isCard(digits) ? '[card]' : digits))
    .replace(PHONE, '[phone]')
}

function withoutParameters(address: string): string {
  const [place = '', rest = ''] = address.split(/\?(.*)/s)
  const [query = '', fragment] = rest.split(/#(.*)/s)
  const kept = query.split('&').filter((pair) => ALLOWED.test(pair.split('=', 1)[0]!))
  return `${place}${kept.length ? `?${kept.join('&')}` : ''}${fragment ? `#${fragment}` : ''}`
}

/** Luhn's check. ISO/IEC 7812-1, annex B. Whoever wants to hold us up sends thousands of them. */
function isCard(text: string): boolean {
  let sum = 0
  let isDoubled = false
  let isZero = true
  for (let place = text.length - 1; place >= 0; place--) {
    const digit = text.charCodeAt(place) - ZERO
    // Spaces and signs between the digits come before them.
    if (digit < 0) continue
    const weighted = isDoubled ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
    isDoubled = !isDoubled
    isZero &&= digit === 0
  }
  return sum % 10 === 0 && !isZero
}

const ZERO = 48
