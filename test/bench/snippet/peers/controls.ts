import { type Entry, literal } from '../entry.ts'
import { shrink } from '../peer-files.ts'
import { SWAP } from '../swap.ts'

/** The page alone: what every script's cost is counted from. */
export const none: Entry = {
  name: 'none',
  form: 'no script, no swap',
  head: () => '',
  first: {},
  still: true,
}

/** The limit: what a developer writes for this one page, config and all, into its `<head>`. */
export async function inline(): Promise<Entry> {
  const changes = literal({ [SWAP.cta]: SWAP.ctaAfter, [SWAP.block]: SWAP.blockAfter })
  const code = await shrink(`(${swapWhileParsing})(${changes})`)
  return {
    name: 'inline',
    form: 'script by hand in the page, config inside',
    head: () => `<script>${code}</script>`,
    first: {},
  }
}

/** Swaps each target as soon as the parser is done with it, before anything is painted. */
function swapWhileParsing(changes: Record<string, string>): void {
  const closed = (element: Element) => {
    for (let node: Node | null = element; node; node = node.parentNode) {
      if (node.nextSibling) return true
    }
    return document.readyState !== 'loading'
  }
  const look = () => {
    for (const target in changes) {
      const element = document.querySelector(target)
      if (element && closed(element)) {
        element.innerHTML = changes[target]!
        delete changes[target]
      }
    }
    if (!Object.keys(changes).length) observer.disconnect()
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
  look()
}
