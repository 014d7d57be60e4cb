import { describe, expect, it } from 'vitest'
import { applyEdits, type Field, fieldsOf, findField, placeOf } from './edit-config.ts'
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

describe('applyEdits', () => {
  const before = structuredClone(shop)
  const edits = [
    { ...text, value: 'Good to see you' },
    { ...link, value: '/sale' },
  ]
  const { config, homeless } = applyEdits(shop, edits)

  it('writes texts and attributes where they stand', () => {
    expect(config.experiences[0]?.audiences[0]?.arms[1]?.changes).toEqual([
      { kind: 'hide', target: '.banner' },
      { kind: 'text', target: '.cta', text: 'Good to see you' },
      { kind: 'attribute', target: '.cta', name: 'href', value: '/sale' },
    ])
    expect(homeless).toEqual([])
  })

  it('leaves the given config as it was, and shares what is untouched', () => {
    expect(shop).toEqual(before)
    expect(config.experiences[0]?.audiences[1]).toBe(everyone)
    expect(config.segments).toBe(shop.segments)
  })

  it('finds a change that has moved within its arm', () => {
    const moved = shopWith(({ experiences }) => {
      experiences[0]?.audiences[0]?.arms[1]?.changes.shift()
    })
    const done = applyEdits(moved, edits)
    expect(done.homeless).toEqual([])
    expect(findField(done.config, text)).toMatchObject({ index: 0, value: 'Good to see you' })
    expect(findField(done.config, link)).toMatchObject({ index: 1, value: '/sale' })
  })

  it('gives back what has no place any more, and still writes the rest', () => {
    const changed = shopWith(({ experiences }) => {
      experiences[0]?.audiences[0]?.arms[1]?.changes.splice(1, 1)
    })
    const done = applyEdits(changed, edits)
    expect(done.homeless).toEqual([edits[0]])
    expect(findField(done.config, link)?.value).toBe('/sale')
  })
})
