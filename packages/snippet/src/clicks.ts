import { cut } from './stamp.ts'
import type { Undo } from './undo.ts'

export type Track = (name: string, props?: Record<string, unknown>) => unknown

/** Clicks on links, buttons and elements with `data-segue-event`; never what somebody typed. */
export function watchClicks(track: Track): Undo {
  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element)) return
    const element = target.closest('[data-segue-event],a[href],button,[role=button],[type=submit]')
    if (!element || element.closest('[data-segue-ignore]')) return
    const name = element.getAttribute('data-segue-event')
    if (name) track(name, withItem(attributesOf(element)))
    else {
      track('click', {
        id: element.id,
        label: cut((element.textContent ?? '').trim().replace(/\s+/g, ' '), 64),
        href: element instanceof HTMLAnchorElement ? element.pathname : '',
      })
    }
  }
  // While the event goes down, so that a page that stops it is still heard.
  document.addEventListener('click', onClick, true)
  return () => document.removeEventListener('click', onClick, true)
}

/** `data-segue-item_id="b1"` → `{ item_id: 'b1' }`; what looks like a number is one. */
function attributesOf(element: Element): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  for (const attribute of element.getAttributeNames()) {
    const name = /^data-segue-(?!event$|id$|ignore$)(.+)/.exec(attribute)?.[1]
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
