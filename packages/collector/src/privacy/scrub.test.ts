import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scrubbed, scrubText } from './scrub.ts'

it.each([
  ['write to ada.lovelace+x@example.co.uk, please', 'write to [e-mail], please'],
  ['/thanks/ada%40example.com', '/thanks/[e-mail]'],
  ['4111 1111 1111 1111', '[card]'],
  ['my card is 5500-0055-5555-5559!', 'my card is [card]!'],
  ['call +49 (0)30 123 45 67 after six', 'call [phone] after six'],
  ['030/1234567 or 0171 234 56 78', '[phone] or [phone]'],
  ['password: hunter22 and token=abcdef123', 'password: [secret] and token=[secret]'],
  ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [secret]'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '[token]'],
  [
    'https://shop.example/p?utm_source=letter&customer=7&segue_c=a#top',
    'https://shop.example/p?utm_source=letter&segue_c=a#top',
  ],
  ['/account?reset=1', '/account'],
])('takes out of %j what names people', (text, plain) => {
  expect(scrubText(text)).toBe(plain)
})

it.each([
  'Room 12, 3 nights, 2027 or 10.000',
  '2026-11-22T14:15:30.123Z',
  'Is this it? a=b',
  '4111 1111 1111 1112',
  'iPhone 15 Pro, 256 GB, 1.299,00 €',
  '/p/mizzle-jacket',
  'nobody@ home',
  'A key ring, a session at noon, and the bearer of it = me',
])('leaves %j as it is', (text) => {
  expect(scrubText(text)).toBe(text)
})

it('looks into lists and objects, and leaves the numbers of orders and articles', () => {
  const props = {
    items: [{ item_id: '4111111111111111', item_name: 'For bob@example.com', price: 12.5 }],
    transaction_id: '0301-2345-6789',
    declared: { mail: 'eve@example.com', role: 'buyer' },
    __proto__x: null,
  }
  expect(scrubbed(props)).toEqual({
    ...props,
    items: [{ item_id: '4111111111111111', item_name: 'For [e-mail]', price: 12.5 }],
    declared: { mail: '[e-mail]', role: 'buyer' },
  })
})

it('finds in values whatever it finds in text of which nothing more is known', () => {
  const pieces = [
    'password',
    'id_token',
    'api_key',
    'pwd',
    'sid',
    'secret',
    'Bearer ',
    'eyJ',
    'x.y',
    '4111 1111 1111 1111',
    // The shortest that is one, and one with spaces that no keyboard has.
    '01 234 56',
    '+49\u2003301\u2003234567',
    '\u2003',
  ]
  const signs = ['=', ':', ': ', '%3D', '%3d', '@', '%40', '?', '/', '+', '(', ')', '-', ' ', '"']
  const text = fc
    .array(
      fc.oneof(fc.constantFrom(...pieces, ...signs, 'abcdef', '030', '12', '345'), fc.string()),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join(''))
  const name = fc.constantFrom('', 'note', 'item_id')
  fc.assert(
    fc.property(text, name, (text, name) => {
      expect(scrubbed(text, name)).toBe(scrubText(text, name))
    }),
    { numRuns: 2_000 },
  )
})

it('changes nothing that has no text in it, keeps every key, and bears any depth', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const before = JSON.stringify(value)
      const after = scrubbed(value)
      expect(JSON.stringify(value)).toBe(before)
      // Once is enough.
      expect(scrubbed(after)).toEqual(after)
    }),
  )
  const parsed = JSON.parse('{"__proto__":{"a":"x@y.example"}}')
  expect(JSON.stringify(scrubbed(parsed))).toBe('{"__proto__":{"a":"[e-mail]"}}')
  const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)
  expect(() => scrubbed(deep)).not.toThrow()
})
