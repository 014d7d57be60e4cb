import { categories, products } from './catalogue.ts'
import type { Page } from './page.ts'
import { cart } from './pages/cart.ts'
import { category } from './pages/category.ts'
import { checkout } from './pages/checkout.ts'
import { home } from './pages/home.ts'
import { notFound } from './pages/not-found.ts'
import { pricing } from './pages/pricing.ts'
import { product } from './pages/product.ts'
import { spring } from './pages/spring.ts'
import { thankYou } from './pages/thank-you.ts'

/** Every page there is, by its path. */
export const pages = new Map<string, () => Page>([
  ['/', home],
  ['/spring', spring],
  ['/cart', cart],
  ['/checkout', checkout],
  ['/thank-you', thankYou],
  ['/pricing', pricing],
  ...categories.map((each) => [`/c/${each.id}`, () => category(each)] as const),
  ...products.map((each) => [`/p/${each.slug}`, () => product(each)] as const),
])

export const pageAt = (path: string): Page => (pages.get(path) ?? notFound)()
