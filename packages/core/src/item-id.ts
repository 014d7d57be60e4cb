/** What an item of GA4's is known by. */
export const itemId = (item: { item_id?: unknown; item_name?: unknown } | undefined): string =>
  `${item?.item_id ?? item?.item_name ?? ''}`.slice(0, 64)
