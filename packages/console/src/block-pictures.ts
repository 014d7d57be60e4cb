import type { Config, DrawnBlock } from '@segue/core'
import { map, type ReadableAtom } from 'nanostores'
import { type Post, wordsOf } from './api.ts'

/** What a block is drawn from. */
export type AskedBlock = {
  block: string
  props: Record<string, unknown>
  blocks: Config['blocks']
}

export type BlockPicture =
  | { kind: 'waiting' }
  | { kind: 'here'; drawn: DrawnBlock }
  /** What is still to be filled in, or why there is none. */
  | { kind: 'missing'; words: string[] }

export type BlockPicturesStore = {
  /** By `pictureKey`. */
  $pictures: ReadableAtom<Record<string, BlockPicture>>
  ask: (asked: AskedBlock) => Promise<void>
}

export const pictureKey = ({ block, props, blocks }: AskedBlock): string =>
  JSON.stringify([block, props, blocks.find(({ id }) => id === block)])

/** Blocks as the collector would publish them, drawn from what their forms hold. */
export function createBlockPictures(
  post: Post,
  $site: ReadableAtom<string | null>,
): BlockPicturesStore {
  const $pictures = map<Record<string, BlockPicture>>({})
  return {
    $pictures,
    async ask(asked) {
      const site = $site.get()
      const key = pictureKey(asked)
      if (site === null || $pictures.get()[key]?.kind === 'here') return
      $pictures.setKey(key, { kind: 'waiting' })
      const { block, props, blocks } = asked
      try {
        const drawn = await post<DrawnBlock>(`/sites/${encodeURIComponent(site)}/blocks`, {
          block,
          props,
          blocks: blocks.filter(({ id }) => id === block),
        })
        const words = drawn.problems.map(({ problem, remedy }) => `${problem}. ${remedy}`)
        $pictures.setKey(key, words.length ? { kind: 'missing', words } : { kind: 'here', drawn })
      } catch (error) {
        $pictures.setKey(key, { kind: 'missing', words: [wordsOf(error)] })
      }
    },
  }
}
