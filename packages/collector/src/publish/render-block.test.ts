import { BLOCKS, type BlockForm, type Field, type Tree } from '@segue/core'
import { expect, it } from 'vitest'
import { renderBlock } from './render-block.ts'

const NASTY = '"><img src=x onerror=alert(1)>'

/** Something that fits a field; texts are what nobody should ever run. */
function fitting(field: Field): unknown {
  switch (field.type) {
    case 'text':
      return NASTY
    case 'name':
      return 'answer'
    case 'link':
      return '/somewhere'
    case 'image':
      return '/picture.jpg'
    case 'number':
      return field.least
    case 'moment':
      return '2036-01-01T00:00Z'
    case 'choice':
      return field.of[0]
    case 'yes':
      return true
    case 'list':
      return Array.from({ length: field.least }, () => propsOf(field.of))
  }
}
const propsOf = (fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field.name, fitting(field)]))
const tagsOf = (tree: Tree[]): string[] =>
  tree.flatMap((node) =>
    typeof node === 'string' ? [] : [node[0], ...tagsOf(node.slice(2) as Tree[])],
  )
const attributesOf = (tree: Tree[]): string[] =>
  tree.flatMap((node) =>
    typeof node === 'string'
      ? []
      : [...Object.keys(node[1]), ...attributesOf(node.slice(2) as Tree[])],
  )

it.each(BLOCKS.map((form) => [form.id, form] as const))(
  'draws %s with a component of its own, and whatever fills it is words',
  (_, form: BlockForm) => {
    const { tree, css } = renderBlock(form, propsOf(form.fields), () => [])
    expect(JSON.stringify(tree)).toContain(JSON.stringify(NASTY).slice(1, -1))
    expect(attributesOf(tree).filter((name) => /^on|^style$/.test(name))).toEqual([])
    const pictures = JSON.stringify(form.fields).includes('"image"') ? 1 : 0
    expect(tagsOf(tree).filter((tag) => tag === 'img')).toHaveLength(pictures)
    expect(css).toContain(':host')
  },
)

it('fills a site’s own block with words, and leaves out what is not there', () => {
  const own = {
    id: 'meter',
    name: 'Meter',
    about: '',
    fields: [],
    html: '<p title="{a}">{a}{b}</p>',
  }
  let read = ''
  renderBlock(own, { a: NASTY }, (html) => {
    read = html
    return []
  })
  const words = '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'
  expect(read).toBe(`<p title="${words}">${words}</p>`)
})
