import type { Config } from '@segue/core'

/** Where simulated visitors go. */
export type Places = {
  landing: string
  category: string
  product: string
  cart: string
  checkout: string
  thanks: string
  /** Pages that an experience is for and that are none of these. */
  others: string[]
}

const SHOP = {
  landing: '/',
  category: '/c/jackets',
  product: '/p/squall-parka',
  cart: '/cart',
  checkout: '/checkout',
  thanks: '/thank-you',
}

/** A shop's pages, and one of each kind that the config has an experience for. */
export function placesOf({ experiences }: Pick<Config, 'experiences'>): Places {
  const usual = Object.values(SHOP)
  const wanted = experiences.flatMap(({ pages }) => pages).filter((page) => !page.startsWith('!'))
  const matches = (pattern: string) => {
    const [head = '', ...more] = pattern.split('*')
    return usual.some((path) => (more.length ? path.startsWith(head) : path === head))
  }
  const others = wanted
    .filter((pattern) => !matches(pattern))
    .map((pattern) => pattern.replaceAll('*', 'demo'))
  return { ...SHOP, others: [...new Set(others)] }
}
