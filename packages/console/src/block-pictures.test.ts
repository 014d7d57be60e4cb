import { atom } from 'nanostores'
import { expect, it } from 'vitest'
import type { Post } from './api.ts'
import { createBlockPictures, pictureKey } from './block-pictures.ts'

const PROBLEM = { place: 'p', value: '', problem: '"Text" is missing', remedy: 'Write it.' }
const asked = (props: Record<string, unknown>) => ({ block: 'announcement', props, blocks: [] })

it('has a picture of what can be drawn, words for what cannot, and asks for neither twice', async () => {
  const sent: unknown[] = []
  const post = (async (path: string, body: { props: { text?: string } }) => {
    sent.push([path, body])
    const { text } = body.props
    return text ? { tree: [text], problems: [] } : { tree: [], problems: [PROBLEM] }
  }) as Post
  const { $pictures, ask } = createBlockPictures(post, atom('shop'))
  await ask(asked({}))
  await ask(asked({ text: 'Free' }))
  await ask(asked({ text: 'Free' }))
  const pictures = $pictures.get()
  expect(pictures[pictureKey(asked({}))]).toEqual({
    kind: 'missing',
    words: ['"Text" is missing. Write it.'],
  })
  expect(pictures[pictureKey(asked({ text: 'Free' }))]).toEqual({
    kind: 'here',
    drawn: { tree: ['Free'], problems: [] },
  })
  expect(sent).toHaveLength(2)
  expect(sent[0]).toEqual(['/sites/shop/blocks', { block: 'announcement', props: {}, blocks: [] }])
})
