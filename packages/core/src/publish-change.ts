import type { BlockForm } from './block-form.ts'
import { type BlockChange, blockOf, placeOf } from './block-of.ts'
import type { Change, InsertMethod, PublishedChange, Token, Tree } from './change.ts'
import type { Config } from './config.ts'
import type { OwnBlock } from './own-block.ts'
import { peopleKey } from './people.ts'
import { unreachable } from './unreachable.ts'

/** Reads HTML into the allow-listed tree; throws for what is not allowed, naming the place. */
export type HtmlToTree = (html: string, place: string) => Tree[]

const methods = {
  before: 'before',
  after: 'after',
  first: 'prepend',
  last: 'append',
} satisfies Record<string, InsertMethod>

const HIDDEN = 'display:none!important'
const TOKEN = /\{([a-z]+(?:\.\w+)+)(?:\|([^{}]*))?\}/g

/** A block's first state, and its looks where they are not the page's own. */
export type RenderBlock = (
  block: OwnBlock | BlockForm,
  props: Record<string, unknown>,
  place: string,
) => { tree: Tree[]; css?: string; isAlive: boolean }

/** What core has no means for, and whoever publishes brings along. */
export type Rendering = { htmlToTree: HtmlToTree; renderBlock: RenderBlock }

/** A change in the few kinds that the snippet knows. A redirect is none: it is the arm's own. */
export function publishChange(
  change: Exclude<Change, { kind: 'redirect' }>,
  { config, place, key }: { config: Pick<Config, 'blocks'>; place: string; key: string },
  { htmlToTree, renderBlock }: Rendering,
): PublishedChange {
  if (change.kind === 'block') return publishBlock(change, config, place, key, renderBlock)
  const { target } = change
  const was = 'was' in change && change.was !== undefined ? { was: plainWords(change.was) } : {}
  switch (change.kind) {
    case 'text': {
      const text = withTokens(change.text)
      return text.length > 1 || Array.isArray(text[0])
        ? { kind: 'tokens', target, ...was, text }
        : { kind: 'text', target, ...was, text: change.text }
    }
    case 'content':
      return { kind: 'content', target, ...was, tree: htmlToTree(change.html, `${place} › html`) }
    case 'attribute':
      return { kind: 'attributes', target, ...was, set: { [change.name]: change.value } }
    case 'link':
      return { kind: 'attributes', target, ...was, set: { href: change.href } }
    case 'class':
      return { kind: 'classes', target, ...was, add: change.add, remove: change.remove }
    case 'image': {
      const { src, alt, srcset = null, sizes = null } = change
      return {
        kind: 'image',
        target,
        set: { src, srcset, sizes, ...(alt !== undefined && { alt }) },
      }
    }
    case 'style': {
      const declarations = Object.entries(change.styles)
      const css = declarations.map(([name, value]) => `${name}:${value}!important`).join(';')
      return { kind: styleKind(target), target, css }
    }
    case 'hide':
    case 'remove':
      return { kind: styleKind(target), target, css: HIDDEN }
    case 'insert': {
      const { where, html } = change
      return {
        kind: 'insert',
        target,
        where: methods[where],
        tree: htmlToTree(html, `${place} › html`),
      }
    }
    case 'move':
      return { kind: 'move', target, where: methods[change.where], to: change.to }
    default:
      return unreachable(change)
  }
}

function publishBlock(
  change: BlockChange,
  config: Pick<Config, 'blocks'>,
  place: string,
  key: string,
  renderBlock: RenderBlock,
): PublishedChange {
  const { block, props } = change
  const { target, where } = placeOf(config, change)!
  const form = blockOf(config, block)!
  const { tree, css, isAlive } = renderBlock(form, props, place)
  const people = 'people' in form ? form.people?.(props) : undefined
  const pick = 'pick' in form ? form.pick?.(props) : undefined
  return {
    kind: 'block',
    target,
    key,
    // In the place of the target, which stays where it is, hidden.
    where: where === 'over' ? 'after' : methods[where],
    ...(where === 'over' && { over: true as const }),
    tree,
    ...(css && { css }),
    ...(pick && { pick }),
    ...(people && { people: { key: peopleKey(people.asked), least: people.least } }),
    ...(isAlive && { alive: { block, props } }),
  }
}

const styleKind = (target: string) => (target.includes('>>>') ? 'rooted' : 'style')

/** As the snippet reads the words of an element. */
export const plainWords = (text: string) => text.replace(/\s+/g, ' ').trim()

/** `Hello, {declared.first_name|friend}` → `['Hello, ', ['declared.first_name', 'friend']]`. */
export function withTokens(text: string): (string | Token)[] {
  const parts: (string | Token)[] = []
  let end = 0
  for (const { 0: token, 1: path = '', 2: fallback = '', index } of text.matchAll(TOKEN)) {
    if (index > end) parts.push(text.slice(end, index))
    parts.push([path, fallback])
    end = index + token.length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}
