import { type BlockForm, type OwnBlock, PLACE, type RenderBlock, type Tree } from '@segue/core'
import { renderGallery } from '@segue/snippet/gallery.js'
import { type DefaultTreeAdapterTypes as Node, parseFragment } from 'parse5'

/** The first state of a block as the tree that the snippet builds. */
export function renderBlock(
  block: OwnBlock | BlockForm,
  props: Record<string, unknown>,
  read: (html: string) => Tree[],
): ReturnType<RenderBlock> {
  if ('html' in block) {
    const filled = block.html.replace(PLACE, (_, name: string) => escaped(props[name]))
    return { tree: read(filled), isAlive: true }
  }
  const { html, css, isAlive } = renderGallery(block.id, props)
  return { tree: parseFragment(html).childNodes.flatMap(toTree), css: short(css), isAlive }
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (value: unknown) =>
  value === undefined ? '' : String(value).replace(/[&<>"]/g, (sign) => SIGNS[sign]!)

/** Our own HTML: what fills it has been looked at, and was escaped. */
function toTree(node: Node.ChildNode): Tree[] {
  if ('value' in node) return [node.value]
  if (!('tagName' in node)) return []
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
  return [[node.tagName, attributes, ...node.childNodes.flatMap(toTree)]]
}

const short = (css: string) => css.replace(/\s+/g, ' ').replace(/ ?([{};:,>]) ?/g, '$1')
