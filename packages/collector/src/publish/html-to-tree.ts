import type { Problem, Tree } from '@segue/core'
import { type DefaultTreeAdapterTypes as Node, parseFragment } from 'parse5'
import { attributeFault, type Fault } from './safe-attribute.ts'
import { tagsAsWritten } from './tags-as-written.ts'

const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup ' +
    'data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ' +
    'img ins kbd li mark nav ol p picture pre q rp rt ruby s samp section small source span ' +
    'strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'
  ).split(' '),
)

/** Elements that HTML puts in where they are left out. */
const IMPLIED = new Set(['colgroup', 'tbody', 'tr'])

/** The snippet builds a tree by calling itself. */
const DEEPEST = 32

/** Crossed tags make a parser copy elements, with the square of their number. */
const MOST_TAGS = 500

/**
 * Reads HTML, as a browser would, into the tree that the snippet builds with `createElement`. What
 * is not on the lists is a problem, never left out in silence; so is HTML that a browser would
 * have to repair, since then nobody sees what was written. Only comments are left out.
 */
export function htmlToTree(html: string, place: string): { tree: Tree[]; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (offset: number, value: string, fault: Fault) => {
    const line = html.slice(0, offset).split('\n').length
    problems.push({ place: `${place} › line ${line}`, value: cut(value), ...fault })
  }
  const written = tagsAsWritten(html)
  if (written.length > MOST_TAGS) {
    report(0, `${written.length} tags`, TOO_MANY)
    return { tree: [], problems }
  }
  const fragment = parseFragment(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) =>
      report(
        startOffset,
        html.slice(startOffset, startOffset + 20).trim() || 'its end',
        broken(code),
      ),
  })

  const found = new Set<number>()
  const toTree = (node: Node.ChildNode, depth: number): Tree[] => {
    if ('value' in node) return [node.value]
    if (!('tagName' in node)) return []
    found.add(offsetOf(node))
    const forbidden = elementFault(node, depth)
    if (forbidden) {
      report(offsetOf(node), `<${node.tagName}>`, forbidden)
      return []
    }
    for (const { name, value } of node.attrs) {
      const fault = attributeFault(node.tagName, name, value)
      if (fault) report(offsetOf(node), `${name}="${value}"`, fault)
    }
    const children = node.childNodes.flatMap((child) => toTree(child, depth + 1))
    return [[node.tagName, attributesOf(node), ...children]]
  }
  const tree = fragment.childNodes.flatMap((node) => toTree(node, 1))

  // Children of a refused element were not looked at; they are not lost on top of that.
  if (problems.length === 0) {
    for (const { name, offset } of written) {
      if (!found.has(offset)) report(offset, `<${name}>`, LOST)
    }
  }
  return { tree, problems }
}

function elementFault(node: Node.Element, depth: number): Fault | undefined {
  if (!TAGS.has(node.tagName)) {
    return {
      problem: 'This element is not allowed',
      remedy: `Remove it. Allowed: ${[...TAGS].join(', ')}.`,
    }
  }
  if (node.sourceCodeLocation?.startOffset === undefined && !IMPLIED.has(node.tagName)) {
    return {
      problem: 'The tags cross each other',
      remedy: 'Close each element inside the one in which it was opened.',
    }
  }
  if (depth > DEEPEST) {
    return {
      problem: `Elements lie more than ${DEEPEST} deep`,
      remedy: 'Take away wrappers that are not needed.',
    }
  }
  return undefined
}

function broken(code: string): Fault {
  return {
    problem: `This HTML is broken (${code.replaceAll('-', ' ')})`,
    remedy: 'Write a bare < as &lt;, close quotes and tags, and give each attribute once.',
  }
}

const TOO_MANY: Fault = {
  problem: `There are more than ${MOST_TAGS} elements`,
  remedy: 'Split it into several changes, or leave some out.',
}

const LOST: Fault = {
  problem: 'A browser would leave this tag out here',
  remedy: 'Remove it, or put it where it belongs (a row into a table, an item into a list).',
}

/** A page that is opened in another window gets no hand on this one, whatever the browser. */
function attributesOf(node: Node.Element): Record<string, string> {
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
  if (!attributes.target || attributes.target === '_self') return attributes
  const rel = new Set(attributes.rel?.split(' '))
  return { ...attributes, rel: [...rel.add('noopener')].join(' ') }
}

/** Where the element was written, or for an implied one the element around it. */
function offsetOf(node: Node.Element): number {
  let at: Node.ParentNode | null = node
  while (at && 'parentNode' in at) {
    const offset = at.sourceCodeLocation?.startOffset
    if (offset !== undefined) return offset
    at = at.parentNode
  }
  return 0
}

function cut(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value
}
