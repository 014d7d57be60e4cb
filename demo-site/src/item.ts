import type { Product } from './catalogue.ts'
import type { Plan } from './plans.ts'

/** A thing for sale as GA4 names it; `url` and `picture` are for the cart's own eyes. */
export type Item = {
  item_id: string
  item_name: string
  item_category: string
  price: number
  url: string
  picture: string
}

export const itemOfProduct = ({ id, name, category, price, slug }: Product): Item => ({
  item_id: id,
  item_name: name,
  item_category: category,
  price,
  url: `/p/${slug}`,
  picture: `/pictures/${slug}.svg`,
})

export const itemOfPlan = ({ id, name, price }: Plan): Item => ({
  item_id: id,
  item_name: `${name} care, one year`,
  item_category: 'care',
  price,
  url: '/pricing',
  picture: '/pictures/mend.svg',
})
