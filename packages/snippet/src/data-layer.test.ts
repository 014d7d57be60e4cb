// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { watchDataLayer } from './data-layer.ts'

type Page = { dataLayer?: unknown }
let heard: unknown[]
const track = (name: string, props?: object) => heard.push([name, props])
beforeEach(() => {
  heard = []
  delete (window as Page).dataLayer
})
const layer = () => (window as Page).dataLayer as unknown[]

it('hears what was pushed before and what is pushed after, and only what says something', () => {
  ;(window as Page).dataLayer = [{ event: 'view_item', ecommerce: { value: 1 } }]
  watchDataLayer(track)
  layer().push({ ecommerce: null }, { event: 'gtm.js' }, undefined, { event: 'sign_up', plan: 'a' })
  expect(heard).toEqual([
    ['view_item', { value: 1 }],
    ['sign_up', { plan: 'a' }],
  ])
})

it('stops hearing without taking away what others have wrapped around it', () => {
  const stop = watchDataLayer(track)
  const tagManager: unknown[] = []
  const { push } = layer()
  layer().push = (...entries) => {
    tagManager.push(...entries)
    return push.apply(layer(), entries)
  }
  stop()
  layer().push({ event: 'purchase', ecommerce: {} })
  expect(heard).toEqual([])
  expect(tagManager).toHaveLength(1)
})
