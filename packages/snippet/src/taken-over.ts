/** What frameworks leave on what they have taken over: Vue, Preact. */
const TAKEN = /^(?:__vue_app__|_vnode|__k)$/
/** React's, on what it is to render into. */
const MOUNT = '__reactContainer$'

/**
 * Whether a framework has taken an element over. React marks each element, and its mount too
 * early; others mark what is around it; Svelte uses symbols. The body around their mounts is no
 * framework's, unless React has the whole document.
 */
export function isTakenOver(element: Element): boolean {
  if (hasKey(element, '__reactFiber$')) return true
  if (element === document.body && !hasKey(document, MOUNT)) {
    const mounts = element.querySelectorAll(':scope>*,:scope>*>*')
    return [...mounts].some((each) => hasKey(each, MOUNT) || isMarked(each))
  }
  let taken = false
  for (let node: Element | null = element; node; node = node.parentElement) {
    if (hasKey(node, MOUNT)) return false
    taken ||= isMarked(node)
  }
  return taken
}

const isMarked = (node: Node) =>
  Object.getOwnPropertyNames(node).some((key) => TAKEN.test(key)) ||
  !!Object.getOwnPropertySymbols(node).length

const hasKey = (node: Node, start: string) =>
  Object.getOwnPropertyNames(node).some((key) => key.startsWith(start))
