import { expect, it } from 'vitest'
import { createBotSigns } from './bots.ts'

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const GOOGLE =
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/140.0.0.0 Safari/537.36'
const origin = 'https://shop.example'
const address = '8.8.8.8'

it('knows a bot by its name, and a driven browser by its own word', () => {
  const { ofSender } = createBotSigns()
  expect(ofSender({ origin, address, agent: CHROME }, false)).toBeUndefined()
  expect(ofSender({ origin, address, agent: GOOGLE }, false)).toBe('agent')
  expect(ofSender({ origin, address, agent: CHROME.replace('Chr', 'HeadlessChr') }, false)).toBe(
    'agent',
  )
  expect(ofSender({ origin, address, agent: CHROME }, true)).toBe('driven')
  expect(ofSender({ origin, address }, false)).toBeUndefined()
  // A shop's server tells of an order that was paid by telephone.
  expect(ofSender({ address, agent: 'node' }, false)).toBeUndefined()
})

it('knows who does more in a minute than a hand can, by the time at which it was done', () => {
  const { ofPace } = createBotSigns(100)
  const signs = (visitor: string, apart: number) =>
    Array.from({ length: 150 }, (_, n) => ofPace('shop', { visitor, at: n * apart }))
  expect(signs('quick', 10).filter(Boolean)).toHaveLength(50)
  expect(signs('slow', 1_000).filter(Boolean)).toEqual([])
  expect(ofPace('blog', { visitor: 'quick', at: 0 })).toBeUndefined()
})
