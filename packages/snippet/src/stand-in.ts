import type { InsertMethod } from '@segue/core'
import type { Undo } from './undo.ts'

/** What a page calls its own slots is never this. */
const NAME = 'segue-'
/** The shadow roots made here, by what they surround, and who looks after its children. */
const roots = new WeakMap<Element, { root: ShadowRoot; observer: MutationObserver }>()
let slots = 0

/**
 * Shows a node beside or in an element without touching the page's own tree: the element around
 * gets a shadow root, in which the node stands between slots for the children. So a framework that
 * takes the page over meets the nodes that its server sent. Where that cannot be, nothing is shown.
 */
export function standIn(element: Element, where: InsertMethod, node: Element): Undo {
  const isInside = where === 'append' || where === 'prepend'
  const parent = isInside ? element : element.parentElement!
  const children = [...parent.childNodes]
  const before = isInside
    ? []
    : children.slice(0, children.indexOf(element) + (where === 'after' ? 1 : 0))
  // Words have no slot of their own.
  const isBehindWords = before.some((child) => child instanceof Text && child.data.trim())
  const around = isBehindWords ? undefined : (roots.get(parent) ?? surround(parent, children))
  if (!around) return () => {}
  const { root, observer } = around
  observer.observe(parent, { childList: true })
  if (isInside) root[where](node)
  else {
    const slot = element.assignedSlot!
    const split = slotNamed(`${NAME}${slots++}`)
    for (const child of slot.assignedElements()) if (before.includes(child)) child.slot = split.name
    slot.before(split, node)
  }
  return () => {
    node.remove()
    if (root.querySelector(':not(slot)')) return
    observer.disconnect()
    for (const child of parent.children) {
      if (child.slot.startsWith(NAME)) child.removeAttribute('slot')
    }
    root.replaceChildren(slotNamed(''))
  }
}

function surround(parent: Element, children: ChildNode[]) {
  // Slots that mean something are another's.
  if (children.some((child) => child instanceof Element && child.slot)) return undefined
  try {
    const root = parent.attachShadow({ mode: 'open' })
    root.append(slotNamed(''))
    const around = { root, observer: new MutationObserver(takeSlots) }
    roots.set(parent, around)
    return around
  } catch {
    // Not every element may have one, and none has two.
    return undefined
  }
}

/** What comes between the children meanwhile is shown between them, too. */
function takeSlots(records: MutationRecord[]): void {
  for (const { addedNodes, nextSibling } of records) {
    let next: Node | null = nextSibling
    while (next && !(next instanceof Element)) next = next.nextSibling
    for (const node of addedNodes) {
      if (next instanceof Element && node instanceof Element && next.slot) node.slot ||= next.slot
    }
  }
}

function slotNamed(name: string): HTMLSlotElement {
  const slot = document.createElement('slot')
  slot.name = name
  return slot
}
