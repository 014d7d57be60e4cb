import { expect, it } from 'vitest'
import { OTHER_TAGS, otherTag } from './other-tags.ts'

const ADDRESSES = {
  files: 'https://cdn.example/a',
  collector: 'https://segue.example.com/b',
}

it('loads the script from where the files are, and sends to the collector', () => {
  expect(otherTag('plain', 'shop', ADDRESSES)).toBe(
    '<script src="https://cdn.example/a/s/shop.js"></script>',
  )
  expect(otherTag('manager', 'shop', ADDRESSES)).toContain(
    'script.src = "https://cdn.example/a/s/shop.js";',
  )
  expect(otherTag('npm', 'shop', ADDRESSES)).toContain(
    'start({ collector: "https://segue.example.com/b", site: "shop" })',
  )
})

it.each(OTHER_TAGS)('lets no address end what it stands in: %s', (form) => {
  const odd = `https://cdn.example/?"'</script><script>alert(1)</script>`
  const tag = otherTag(form, 'shop', { files: odd, collector: odd })
  expect(tag.split('<script>alert')).toHaveLength(1)
  expect(tag.match(/<script/g)?.length ?? 0).toBe(form === 'npm' ? 0 : 1)
})
