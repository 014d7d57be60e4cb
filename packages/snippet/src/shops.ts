import { guard } from './guard.ts'
import { itemsOf, type Loose, withItems } from './items.ts'

/** What shop systems call that for which GA4 has a name. A row more is an event more. */
export const IN_GA4: Record<string, string> = {
  // Shopify
  product_viewed: 'view_item',
  product_added_to_cart: 'add_to_cart',
  product_removed_from_cart: 'remove_from_cart',
  cart_viewed: 'view_cart',
  collection_viewed: 'view_item_list',
  checkout_started: 'begin_checkout',
  checkout_completed: 'purchase',
  search_submitted: 'search',
  // WooCommerce
  added_to_cart: 'add_to_cart',
  removed_from_cart: 'remove_from_cart',
}

/** Properties as GA4 has them, `items` always a list: of Shopify's shapes, WooCommerce's, or its own. */
export function inGa4(props: Record<string, unknown>): Record<string, unknown> {
  const { cart, cartLine, checkout, collection, productVariant, searchResult } =
    props as NonNullable<Loose>
  const lines =
    cart?.lines ??
    cartLine ??
    checkout?.lineItems ??
    productVariant ??
    (collection ?? searchResult)?.productVariants
  if (!lines) return withItems(props)
  const sum = checkout?.totalPrice ?? (cart ?? cartLine)?.cost?.totalAmount ?? productVariant?.price
  return {
    items: itemsOf(lines),
    value: sum?.amount,
    currency: sum?.currencyCode,
    transaction_id: checkout?.order?.id,
    search_term: searchResult?.query,
  }
}

type Page = {
  /** Shopify's customer events. */
  analytics?: { subscribe?(name: string, heard: (event: { data: Props }) => void): unknown }
  /** WooCommerce tells of its cart by jQuery alone. */
  jQuery?(element: Element): {
    on(
      names: string,
      heard: (event: Event, ...rest: [unknown, unknown, HTMLElement[]?]) => void,
    ): void
  }
}
type Props = Record<string, unknown>

/** Hears what shop systems tell by their own ways: they load their scripts late. */
export function subscribe(tell: (name: string, data: Props) => void): void {
  const ask = () => {
    const page = window as unknown as Page
    const names = Object.keys(IN_GA4)
    for (const name of names)
      guard(() => page.analytics?.subscribe?.(name, ({ data }) => tell(name, data)))
    page
      .jQuery?.(document.body)
      .on(names.join(' '), ({ type }, _fragments, _hash, button) =>
        guard(() => tell(type, { items: { ...button?.[0]?.dataset } })),
      )
  }
  if (document.readyState === 'complete') ask()
  else addEventListener('load', () => guard(ask))
}
