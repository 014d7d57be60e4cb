/** How long a component that has not been defined yet is waited for in every frame. */
const PATIENCE = 5_000

const seen = new WeakSet<Node>()

/**
 * Elements by a selector whose `>>>` goes into open shadow roots. A document's observer does not
 * see those: `onRoot` is told of each, once. That a root is attached is no mutation, so as long
 * as one is missing every frame has a look, before it is painted.
 */
export function find(target: string, onRoot: (root: Node) => void): Element[] {
  const [first = '', ...deeper] = target.split('>>>')
  let elements = [...document.querySelectorAll(first)]
  for (const part of deeper) {
    elements = elements.flatMap(({ shadowRoot }) => {
      if (!shadowRoot) return waitFor(onRoot)
      if (!seen.has(shadowRoot)) onRoot(shadowRoot)
      seen.add(shadowRoot)
      return [...shadowRoot.querySelectorAll(part)]
    })
  }
  return elements
}

let waits = false

/** Observing anything anew is a mutation that the observer hears of. */
function waitFor(onRoot: (root: Node) => void): Element[] {
  if (!waits && performance.now() < PATIENCE) {
    waits = true
    requestAnimationFrame(() => {
      waits = false
      const mark = document.createComment('')
      onRoot(mark)
      mark.data = ' '
    })
  }
  return []
}
