import type { Tree } from '@segue/core'
import { adopt } from './adopt.ts'
import type { ChangeOf } from './change-of.ts'
import { build } from './tree.ts'
import { inserter } from './write-insert.ts'
import type { Writer } from './writer.ts'

/**
 * Puts a block's first state in its place. A block of the gallery has a shadow root of its own, so
 * that its looks and the page's leave each other alone.
 */
export const writeBlock: Writer<ChangeOf<'block'>> = (change, undos) => {
  const { target, where, over, key, tree, css } = change
  // Where the block is closed, or thrown away by the page, what it stands for is there again.
  if (over)
    undos.push(
      adopt(
        `:is(${target}):has(~[data-segue-block="${key}"]:not([hidden])){display:none!important}`,
      ),
    )
  return inserter(where, () => [blockOf(key, tree, css)], undos)
}

export function blockOf(key: string, tree: Tree[], css: string | undefined): Element {
  const host = build(['div', { 'data-segue-block': key }]) as Element
  const root = css ? host.attachShadow({ mode: 'open' }) : host
  if (css) adopt(css, root as ShadowRoot)
  root.append(...tree.map(build))
  return host
}
