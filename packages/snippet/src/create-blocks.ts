import { BLOCK_CLOSED, type Decision, type PublishedBlock, TARGET_CLICK } from '@segue/core'
import type { Attach } from './blocks/attach.ts'
import { guard } from './guard.ts'
import { hear } from './hear.ts'
import type { Track, Watching } from './track.ts'
import type { Undo } from './undo.ts'
import { named } from './verbs.ts'

export type BlocksOptions = {
  /** The script of a block of the gallery. */
  load(block: string): Promise<{ attach: Attach }>
  /** What the visitor says of themselves in a block. */
  declare: Track
}

/**
 * Brings blocks to life where their first state is painted: those of the gallery by a script that
 * is loaded for it, a site's own by what it has registered.
 */
export function createBlocks({ load, declare }: BlocksOptions) {
  const own = new Map<string, Attach>()
  const closed = new Set<string>()
  const alive = new Map<Element, Promise<Undo | undefined>>()
  let look: () => unknown = () => {}

  const end = (host: Element) => {
    alive.get(host)?.then((undo) => guard(() => undo?.()))
    alive.delete(host)
  }

  const putAway = (host: Element) => {
    closed.add(host.getAttribute('data-segue-block')!)
    host.toggleAttribute('hidden', true)
  }

  const bring = async (host: Element, decision: Decision, change: PublishedBlock, tell: Track) => {
    const { key } = change
    const { block, props } = change.alive!
    const attach = own.get(block) ?? (await load(block)).attach
    const of = { ...named([decision])[0], block }
    return guard(() =>
      attach(host.shadowRoot ?? host, props, {
        end: () => putAway(host),
        close() {
          if (closed.has(key)) return
          putAway(host)
          tell(BLOCK_CLOSED, of)
        },
        tell: (name, props) => tell(name, { ...props, ...of }),
        declare: (name, value) => declare('identify', { declared: { [name]: value } }),
      }),
    )
  }

  const watch = (watching: Watching): Undo => {
    look = () =>
      guard(() => {
        for (const host of alive.keys()) if (!host.isConnected) end(host)
        for (const host of document.querySelectorAll('[data-segue-block]')) {
          const key = host.getAttribute('data-segue-block')!
          if (closed.has(key)) host.toggleAttribute('hidden', true)
          else if (!alive.has(host)) {
            for (const decision of watching.decisions) {
              for (const change of decision.arm.changes) {
                if (change.kind !== 'block' || change.key !== key || !change.alive) continue
                // A site may register its own later than its first state is there.
                if (isGallery(change) || own.has(change.alive.block))
                  alive.set(
                    host,
                    bring(host, decision, change, watching.tell).catch(() => undefined),
                  )
              }
            }
          }
        }
      })
    look()
    // What stands beside its target is clicked in its place.
    const unhear = hear('click', (element) => {
      const key = element.closest('[data-segue-block]')?.getAttribute('data-segue-block') ?? ''
      for (const decision of watching.decisions) {
        const { arm, audience } = decision
        const isInside = audience.targets.some((target) => guard(() => element.closest(target)))
        if (
          !isInside &&
          arm.changes.some((change) => change.kind === 'block' && change.key === key)
        )
          watching.tell(TARGET_CLICK, named([decision])[0])
      }
    })
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
    return () => {
      observer.disconnect()
      unhear()
      for (const host of alive.keys()) end(host)
    }
  }

  return {
    watch,
    /** `segue.push(['block', name, (element, props, api) => undo])` */
    register(name: string, attach: Attach): void {
      own.set(name, attach)
      look()
    },
  }
}

/** Those have looks of ours. */
const isGallery = ({ css }: PublishedBlock) => !!css
