import { itemOf, tell } from './data-layer.js'

/** Tells analytics of the lists and of the product on this page. */
export function tellOfProducts() {
  const { currency } = document.body.dataset
  const product = document.querySelector('[data-view-item]')
  if (product) {
    const item = itemOf(JSON.parse(product.dataset.viewItem))
    tell('view_item', { currency, value: item.price, items: [{ ...item, quantity: 1 }] })
  }
  for (const list of document.querySelectorAll('[data-list-id]')) {
    const named = { item_list_id: list.dataset.listId, item_list_name: list.dataset.listName }
    const items = [...list.querySelectorAll('[data-item]')].map((card, index) => {
      const item = itemOf(JSON.parse(card.dataset.item))
      return { ...item, ...named, index, quantity: 1 }
    })
    tell('view_item_list', { currency, ...named, items })
  }
}
