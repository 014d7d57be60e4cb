import { expect, it } from 'vitest'
import { consoleHostsOf, publishedOf } from './published-settings.ts'

it('takes the option, else the environment, else nothing', () => {
  const environment = { SEGUE_PUBLIC_URL: 'https://env.example/about/' }
  expect(publishedOf({}, {})).toEqual({})
  expect(publishedOf({}, environment)).toEqual({ publicUrl: 'https://env.example/about' })
  expect(
    publishedOf({ 'public-url': 'https://C.example', 'publish-to': 'cdn' }, environment),
  ).toEqual({ publicUrl: 'https://c.example', publishTo: 'cdn' })
  expect(publishedOf({ 'public-url': 'http://localhost:4000' }, {})).toEqual({
    publicUrl: 'http://localhost:4000',
  })
})

it.each([
  ['segue.example.com', 'is no address'],
  ['ftp://segue.example.com', 'is no web address'],
  ['http://segue.example.com', 'is not https'],
  ['https://ada:secret@segue.example.com', 'has a name or a password in it'],
  ['https://segue.example.com/?a=1', 'has more than a path'],
  ['https://segue.example.com/#a', 'has more than a path'],
])('does not take %j for a public address, since it %s', (url, fault) => {
  expect(() => publishedOf({}, { SEGUE_PUBLIC_URL: url })).toThrow(
    `The public URL (SEGUE_PUBLIC_URL) is "${url}", which ${fault}. Give one such as https://`,
  )
})

it('publishes to a folder only when it is known where events go', () => {
  expect(() => publishedOf({}, { SEGUE_PUBLISH_TO: 'cdn' })).toThrow(
    'Files are to be published to "cdn", and nobody says where their events go.',
  )
  expect(() => publishedOf({ 'files-url': 'https://cdn.example' }, {})).toThrow('SEGUE_PUBLIC_URL')
})

it('takes names for the console as browsers say them', () => {
  expect(consoleHostsOf({})).toEqual([])
  expect(
    consoleHostsOf({ SEGUE_CONSOLE_HOSTS: 'Console.example.com, 10.0.0.5:4001,[::1]:4001' }),
  ).toEqual(['console.example.com', '10.0.0.5:4001', '[::1]:4001'])
  for (const wrong of ['https://console.example.com', 'a/b', 'a b', 'a:port']) {
    expect(() => consoleHostsOf({ SEGUE_CONSOLE_HOSTS: wrong })).toThrow(
      `SEGUE_CONSOLE_HOSTS has "${wrong}". Give hosts`,
    )
  }
})
