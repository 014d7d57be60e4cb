import { h, hydrate, render } from 'preact'
import type { Undo } from '../undo.ts'
import type { Block, BlockApi } from './block.ts'

/** Brings a block to life where its first state is painted already: nothing of that is made anew. */
export type Attach = (
  root: ShadowRoot | Element,
  props: Record<string, unknown>,
  api: BlockApi,
) => Undo | undefined

export const attachment =
  <Props>({ view }: Block<Props>): Attach =>
  (root, props, api) => {
    hydrate(h(view, { props: props as Props, api }), root)
    return () => render(null, root)
  }
