import { ecommerceOf, tell } from './data-layer.js'
import { addTo } from './lines.js'

function say(form, name) {
  const link = document.createElement('a')
  link.href = '/cart'
  link.textContent = 'Go to the cart'
  form.querySelector('.said').replaceChildren(`${name} is in your cart. `, link)
}

/** Every form that puts something into the cart: products and care plans. */
export function wireProductForms(cart) {
  for (const form of document.querySelectorAll('form[data-add]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const size = new FormData(form).get('size')
      const line = {
        ...JSON.parse(form.dataset.add),
        ...(size && { item_variant: size }),
        quantity: 1,
      }
      cart.set(addTo(cart.lines(), line))
      tell('add_to_cart', ecommerceOf([line]))
      say(form, line.item_name)
    })
  }
}
