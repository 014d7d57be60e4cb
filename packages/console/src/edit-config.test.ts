import { describe, expect, it } from 'vitest'
import { type Field, fieldsOf, findField, placeOf, writeField } from './edit-config.ts'
import { shop, shopWith } from './testing/shop.ts'

const hero = shop.experiences[0]!
const [returning, everyone] = hero.audiences
const fields = fieldsOf('hero', 'returning', returning!.arms[1]!)
const [text, link] = fields as [Field, Field]

describe('fieldsOf', () => {
  it('offers texts and attributes, and leaves the rest alone', () => {
    expect(fields.map(({ kind, name, value, index }) => [kind, name, value, index])).toEqual([
      ['text', '', 'Welcome back', 1],
      ['attribute', 'href', '/new', 2],
    ])
  })

  it('names a place as the collector does', () => {
    expect(placeOf(text)).toBe('experiences "hero" › audiences "returning" › arms "b" › changes 2')
  })
})

describe('writeField', () => {
  const before = structuredClone(shop)
  const write = (config: typeof shop) =>
    writeField(writeField(config, text, 'Good to see you'), link, '/sale')

  it('writes texts and attributes where they stand', () => {
    expect(write(shop).experiences[0]?.audiences[0]?.arms[1]?.changes).toEqual([
      { kind: 'hide', target: '.banner' },
      { kind: 'text', target: '.cta', text: 'Good to see you' },
      { kind: 'attribute', target: '.cta', name: 'href', value: '/sale' },
    ])
  })

  it('leaves the given config as it was, and shares what is untouched', () => {
    const config = write(shop)
    expect(shop).toEqual(before)
    expect(config.experiences[0]?.audiences[1]).toBe(everyone)
    expect(config.segments).toBe(shop.segments)
  })

  it('finds a change that has moved within its arm', () => {
    const moved = shopWith(({ experiences }) => {
      experiences[0]?.audiences[0]?.arms[1]?.changes.shift()
    })
    const done = write(moved)
    expect(findField(done, text)).toMatchObject({ index: 0, value: 'Good to see you' })
    expect(findField(done, link)).toMatchObject({ index: 1, value: '/sale' })
  })

  it('changes nothing for a field that has no place, and still writes the rest', () => {
    const changed = shopWith(({ experiences }) => {
      experiences[0]?.audiences[0]?.arms[1]?.changes.splice(1, 1)
    })
    expect(writeField(changed, text, 'x')).toBe(changed)
    expect(findField(write(changed), link)?.value).toBe('/sale')
  })
})
