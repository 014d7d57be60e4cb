/**
 * A cart is a list of lines; every function here takes one and gives a new one.
 * @typedef {{ item_id: string, item_name: string, item_category: string, item_variant?: string,
 *   price: number, quantity: number, url: string, picture: string }} Line
 */

/** Two sizes of one jacket are two lines. */
export const keyOf = ({ item_id, item_variant = '' }) => `${item_id}/${item_variant}`

export function setQuantity(lines, key, quantity) {
  return lines
    .map((line) => (keyOf(line) === key ? { ...line, quantity } : line))
    .filter((line) => line.quantity > 0)
}

export function addTo(lines, line) {
  const key = keyOf(line)
  const present = lines.find((each) => keyOf(each) === key)
  return present ? setQuantity(lines, key, present.quantity + line.quantity) : [...lines, line]
}

export const countOf = (lines) => lines.reduce((sum, { quantity }) => sum + quantity, 0)

export const sumOf = (lines) =>
  lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
