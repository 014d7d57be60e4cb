/** What frameworks leave on what they have taken over: Vue, Preact. */
const TAKEN = /^(?:__vue_app__|_vnode|__k)$/

/**
 * Whether a framework has taken an element over. React marks each element, and its mount too
 * early; others mark what is around it; Svelte uses symbols.
 */
export function isTakenOver(element: Element): boolean {
  if (ownKeys(element).some((key) => key.startsWith('__reactFiber$'))) return true
  let taken = false
  for (let node: Element | null = element; node; node = node.parentElement) {
    const keys = ownKeys(node)
    if (keys.some((key) => key.startsWith('__reactContainer$'))) return false
    taken ||= keys.some((key) => TAKEN.test(key)) || !!Object.getOwnPropertySymbols(node).length
  }
  return taken
}

const ownKeys = (element: Element) => Object.getOwnPropertyNames(element)
