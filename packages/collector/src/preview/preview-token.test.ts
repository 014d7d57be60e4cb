import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Preview, previewTokens } from './preview-token.ts'

const KEY = 'a-key-that-is-long-enough-to-be-one'
const preview: Preview = {
  site: 'shop',
  of: { kind: 'version', version: 3 },
  shown: [{ experience: 'hero', audience: '*', arm: 'b' }],
  until: 1_000,
}
const { sign, read } = previewTokens(KEY, () => 999)
const token = sign(preview)
const [body = '', signature = ''] = token.split('.')
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

it('reads what it has signed, which stands in an address as it is', () => {
  expect(read(token, 'shop')).toEqual({ kind: 'valid', preview })
  expect(encodeURIComponent(token)).toBe(token)
  const draft: Preview = { ...preview, of: { kind: 'draft', draft: 'x' }, segments: ['keen'] }
  expect(read(sign(draft), 'shop')).toEqual({ kind: 'valid', preview: draft })
})

it('shows it on no other site', () => {
  expect(read(token, 'other')).toEqual({ kind: 'invalid' })
})

it('ends at its moment', () => {
  for (const [now, kind] of [
    [999, 'valid'],
    [1_000, 'expired'],
    [Number.MAX_SAFE_INTEGER, 'expired'],
  ] as const) {
    expect(previewTokens(KEY, () => now).read(token, 'shop').kind).toBe(kind)
  }
})

it('takes no token of another key', () => {
  const other = previewTokens(`${KEY}.`, () => 999).sign(preview)
  expect(read(other, 'shop')).toEqual({ kind: 'invalid' })
})

it('takes none of which any sign is another', () => {
  for (let at = 0; at < token.length; at++) {
    for (const sign of ['A', 'B', '-', '.']) {
      if (token[at] === sign) continue
      const altered = token.slice(0, at) + sign + token.slice(at + 1)
      expect(read(altered, 'shop'), altered).toEqual({ kind: 'invalid' })
    }
  }
})

it.each([
  ['nothing', ''],
  ['no signature', body],
  ['an empty signature', `${body}.`],
  ['a short signature', `${body}.${signature.slice(1)}`],
  ['a signature of another body', `${encoded({ ...preview, until: 9e15 })}.${signature}`],
  ['two signatures', `${token}.${signature}`],
  ['blanks around it', ` ${token}\n`],
  ['signs of two bytes', `${body}.${'é'.repeat(43)}`],
  ['a signature that is not of a preview', `${body}.${hmac(body)}`],
  ['a very long one', `${'A'.repeat(1e7)}.${signature}`],
])('takes none with %s', (_, forged) => {
  expect(read(forged, 'shop')).toEqual({ kind: 'invalid' })
})

it('says of what another release has signed that it is over', () => {
  const odd = { ...preview, shown: 'everything' } as unknown as Preview
  expect(read(sign(odd), 'shop')).toEqual({ kind: 'expired' })
})

function hmac(text: string): string {
  return createHmac('sha256', KEY).update(text).digest('base64url')
}
