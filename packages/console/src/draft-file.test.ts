import { describe, expect, it } from 'vitest'
import { draftFile, readDraftFile } from './draft-file.ts'
import { shop, shopWith } from './testing/shop.ts'

const edited = shopWith(({ experiences }) => {
  experiences[0]!.name = 'Front page'
})
const draft = { base: { version: 3, config: shop }, config: edited, note: 'For April' }
const written = () => draftFile('shop', draft).text()

describe('a draft as a file', () => {
  it('comes out as it went in', async () => {
    expect(await readDraftFile(await written(), 'shop')).toEqual({ draft })
  })

  it('is not opened in another site', async () => {
    const read = await readDraftFile(await written(), 'blog')
    expect(read).toEqual({ trouble: 'This draft is of another site, “shop”.' })
  })

  it.each(['', '[]', 'null', '{"format":"segue-draft/1"}', '{"format":"segue-draft/2"}'])(
    'is not %j',
    async (text) => {
      expect(await readDraftFile(text, 'shop')).toHaveProperty('trouble')
    },
  )

  it('is told what is wrong in it, and not opened', async () => {
    const text = (await written()).replace('"kind": "hide"', '"kind": "explode"')
    const read = await readDraftFile(text, 'shop')
    expect(read).toHaveProperty(
      'trouble',
      expect.stringContaining('It cannot be published as it is'),
    )
    expect(read).toHaveProperty('trouble', expect.stringContaining('changes'))
  })
})
