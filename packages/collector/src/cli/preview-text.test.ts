import { expect, it } from 'vitest'
import { previewText } from './preview-text.ts'

const link = (arm: string, name: string, url?: string) => ({
  shown: [{ experience: 'hero', audience: '*', arm }],
  names: [{ experience: 'Front page hero', audience: 'Everyone else', arm: name }],
  query: `segue_preview=${arm}`,
  ...(url && { url }),
})
const until = Date.UTC(2026, 10, 13, 14, 5)

it('has a link for each arm, with what it shows', () => {
  const links = [
    link('control', 'As it is', 'https://shop.example/?segue_preview=control'),
    link('b', 'Loud', 'https://shop.example/?segue_preview=b'),
  ]
  expect(previewText({ version: 3, until, warnings: [], links })).toBe(
    [
      'Front page hero, version 3, until 2026-11-13 14:05 UTC',
      'Everyone else · As it is  (*/control)\nhttps://shop.example/?segue_preview=control',
      'Everyone else · Loud  (*/b)\nhttps://shop.example/?segue_preview=b',
    ].join('\n\n'),
  )
})

it('says where to put it where no page is named', () => {
  const text = previewText({ version: null, until, warnings: [], links: [link('b', 'Loud')] })
  expect(text).toMatch(/^Front page hero, the draft, until .*\n\nAdd it to the address/)
  expect(text).toMatch(/\nsegue_preview=b$/)
})
