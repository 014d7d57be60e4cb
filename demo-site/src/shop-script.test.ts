// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { layout } from './layout.ts'
import { pageAt } from './page-at.ts'

type Push = { event?: string; ecommerce?: Record<string, unknown> | null; [key: string]: unknown }

/** Opens a page of the shop in this window and runs the shop's script on it. */
async function open(path: string): Promise<Push[]> {
  const pushed: Push[] = []
  Object.assign(window, { dataLayer: pushed })
  const page = layout(pageAt(path), path, '').replace(/<(script|link)[^>]*>/g, '')
  document.documentElement.innerHTML = page
  const { shipping, freeFrom } =
    /data-shipping="(?<shipping>\d+)" data-free-from="(?<freeFrom>\d+)"/.exec(page)!.groups!
  Object.assign(document.body.dataset, { currency: 'EUR', shipping, freeFrom })
  vi.resetModules()
  await import(/* @vite-ignore */ new URL('../public/shop/shop.js', import.meta.url).pathname)
  return pushed
}

const submit = (selector: string) =>
  document.querySelector(selector)!.dispatchEvent(new Event('submit', { cancelable: true }))
const click = (selector: string) => document.querySelector<HTMLElement>(selector)!.click()
const events = (pushed: Push[]) => pushed.flatMap(({ event }) => event ?? [])
const find = (pushed: Push[], event: string) => pushed.find((each) => each.event === event)
const text = (selector: string) => document.querySelector(selector)!.textContent

beforeEach(() => localStorage.clear())

describe('the shop in a browser', () => {
  it('puts a jacket into the cart and tells of it as GA4 wants', async () => {
    const pushed = await open('/p/mizzle-jacket')
    document.querySelector<HTMLInputElement>('input[value="M"]')!.checked = true
    submit('form[data-add]')
    expect(text('#cart-count')).toBe('1')
    expect(pushed.at(-2)).toEqual({ ecommerce: null })
    expect(pushed.at(-1)).toEqual({
      event: 'add_to_cart',
      ecommerce: {
        currency: 'EUR',
        value: 229,
        items: [
          {
            item_id: 'MZ-J01',
            item_name: 'The Mizzle',
            item_category: 'jackets',
            item_variant: 'M',
            price: 229,
            quantity: 1,
          },
        ],
      },
    })
  })

  it('counts up, down and out, and says what was added and removed', async () => {
    await open('/p/pocket-sling')
    submit('form[data-add]')
    const pushed = await open('/cart')
    expect(text('[data-sum="total"]')).toBe('€70')
    expect(text('[data-until-free]')).toBe('€56 more and shipping is on us.')
    click('[data-more]')
    expect([text('[data-quantity]'), text('[data-sum="total"]')]).toEqual(['2', '€128'])
    click('[data-less]')
    click('[data-remove]')
    expect(document.querySelector('[data-empty]')!.hasAttribute('hidden')).toBe(false)
    expect(events(pushed)).toEqual([
      'view_cart',
      'add_to_cart',
      'remove_from_cart',
      'remove_from_cart',
    ])
  })

  it('orders once, with a number of its own, and forgets the cart', async () => {
    await open('/p/ferry-tote')
    submit('form[data-add]')
    const checkout = await open('/checkout')
    expect(events(checkout)).toEqual(['begin_checkout'])
    submit('form[data-checkout]')
    expect(localStorage.getItem('mizzle.cart')).toBe('[]')
    const thanks = await open('/thank-you')
    const { ecommerce } = find(thanks, 'purchase')!
    expect(ecommerce).toMatchObject({ currency: 'EUR', value: 89, shipping: 6 })
    expect(ecommerce!.transaction_id).toMatch(/^MZ-\d{6}-[0-9A-Z]{14}$/)
    expect(text('[data-sum="total"]')).toBe('€95')
    expect(events(await open('/thank-you'))).toEqual([])
  })

  it('works when there is no storage', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('QuotaExceededError')
    })
    await open('/p/ferry-tote')
    submit('form[data-add]')
    expect(text('#cart-count')).toBe('1')
    vi.restoreAllMocks()
  })

  it('tells of a lead without the address', async () => {
    const pushed = await open('/pricing')
    document.querySelector<HTMLInputElement>('#newsletter-email')!.value = 'ada@example.org'
    submit('form[data-newsletter]')
    expect(pushed.at(-1)).toEqual({ event: 'generate_lead', lead_source: 'newsletter' })
  })
})
