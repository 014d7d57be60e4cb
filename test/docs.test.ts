import { readFileSync } from 'node:fs'
import { BLOCKS, SEGMENT_LIBRARY } from '@segue/core'
import { expect, it } from 'vitest'

it('docs/config.md lists the ready segments as they are', () => {
  const text = readFileSync(new URL('../docs/config.md', import.meta.url), 'utf8')
  const [, section = ''] = /^## ready segments\n(.*?)^## /ms.exec(text) ?? []
  const rows = [...section.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, id, who]) => [id, who])
  expect(rows).toEqual(SEGMENT_LIBRARY.map(({ id, sentence }) => [id, sentence]))
})

it('docs/blocks.md lists the gallery as it is', () => {
  const text = readFileSync(new URL('../docs/blocks.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `([a-z-]+)` +\| (.*?) +\|$/gm)].map(([, id, about]) => [
    id,
    about,
  ])
  expect(rows).toEqual(BLOCKS.map(({ id, about }) => [id, about]))
})
