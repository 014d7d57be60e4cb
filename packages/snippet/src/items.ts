/** What others push may have any shape: whatever is read of it may be missing. */
export type Loose = { [name: string]: Loose } | undefined

/** GA4's properties, `items` always a list. */
export const withItems = (props: Record<string, unknown>) =>
  props.items === undefined ? props : { ...props, items: itemsOf(props.items as Loose) }

/** A list of items, one item alone, or a map of them. */
export function itemsOf(items: Loose): unknown[] {
  const values = Object.values(items ?? {})
  const isOne = !Array.isArray(items) && !values.every(isObject)
  return (isOne ? [items] : values).filter((item) => item && isObject(item)).map(itemOf)
}

const isObject = (value: unknown) => typeof value === 'object'

function itemOf(line: Loose): unknown {
  if (line?.item_id ?? line?.item_name) return line
  const thing = line?.merchandise ?? (line?.variant?.price ? line.variant : line)
  return {
    item_id: thing?.sku || thing?.product_id || thing?.id,
    item_name: thing?.product?.title ?? thing?.name ?? thing?.title,
    item_category: thing?.product?.type ?? thing?.category,
    price: thing?.price?.amount ?? thing?.price,
    quantity: line?.quantity,
  }
}
