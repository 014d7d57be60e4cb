import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Block } from './blocks/block.ts'
import { gallery } from './blocks/gallery.ts'
import { looks } from './blocks/looks.ts'

/** A block's first state as HTML, its looks, and whether its own script has anything to do. */
export function renderGallery(
  block: string,
  props: Record<string, unknown>,
): { html: string; css: string; isAlive: boolean } {
  const { view, css, isAlive } = gallery[block] as unknown as Block<Record<string, unknown>>
  return { html: renderToString(h(view, { props })), css: looks + css, isAlive: isAlive(props) }
}
