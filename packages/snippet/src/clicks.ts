import { hear } from './hear.ts'
import { cut } from './stamp.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

/**
 * Clicks on elements with `data-segue-event`, by that name, and where a site has not switched
 * `click` off those on links and buttons; never what somebody typed.
 */
export function watchClicks({ track, isOn }: Watching): Undo {
  return hear('click', (target) => {
    const element = target.closest('[data-segue-event],a[href],button,[role=button],[type=submit]')
    if (!element) return
    const name = element.getAttribute('data-segue-event')
    if (name) track(name, withItem(attributesOf(element)))
    else if (isOn('click')) {
      track('click', {
        id: element.id,
        label: cut((element.textContent ?? '').trim().replace(/\s+/g, ' '), 64),
        href: element instanceof HTMLAnchorElement ? element.pathname : '',
      })
    }
  })
}

/** `data-segue-item_id="b1"` → `{ item_id: 'b1' }`; what looks like a number is one. */
function attributesOf(element: Element): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  for (const attribute of element.getAttributeNames()) {
    const name = /^data-segue-(?!(?:event|id|ignore|declare)$)(.+)/.exec(attribute)?.[1]
    const value = name && element.getAttribute(attribute)
    if (name) props[name] = value && Number.isFinite(Number(value)) ? Number(value) : value
  }
  return props
}

/** GA4's cart events carry items: an element that names one item stands for a list of one. */
function withItem(props: Record<string, unknown>): Record<string, unknown> {
  const { item_id, item_name, item_category, price, quantity } = props
  if (item_id === undefined) return props
  return { ...props, items: [{ item_id, item_name, item_category, price, quantity }] }
}
