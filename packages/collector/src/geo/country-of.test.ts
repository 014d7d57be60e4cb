import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'
import { openCountries } from './country-of.ts'

const request = (remoteAddress: string, headers: IncomingMessage['headers'] = {}) =>
  ({ socket: { remoteAddress }, headers }) as IncomingMessage
const forwarded = (value: string) => ({ 'x-forwarded-for': value })

it('finds a country offline, and none for an address of nobody', async () => {
  const countryOf = await openCountries()
  expect(countryOf(request('81.2.69.142'))).toBe('GB')
  expect(countryOf(request('::ffff:81.2.69.142'))).toBe('GB')
  expect(countryOf(request('2a02:8070::1'))).toBe('DE')
  expect(countryOf(request('127.0.0.1'))).toBeUndefined()
  expect(countryOf(request(''))).toBeUndefined()
})

it('believes a forwarded address only as far as its own proxies wrote it', async () => {
  const forged = request('127.0.0.1', forwarded('8.8.8.8, 81.2.69.142'))
  expect(clientAddress(forged, 0)).toBe('127.0.0.1')
  expect(clientAddress(forged, 1)).toBe('81.2.69.142')
  expect(clientAddress(forged, 2)).toBe('8.8.8.8')
  expect(clientAddress(forged, 3)).toBe('127.0.0.1')
  expect((await openCountries({ trustedProxies: 1 }))(forged)).toBe('GB')
})

it('takes the word of a CDN, where one is named', async () => {
  const countryOf = await openCountries({ countryHeader: 'CF-IPCountry' })
  expect(countryOf(request('81.2.69.142', { 'cf-ipcountry': 'NO' }))).toBe('NO')
  for (const unknown of ['XX', 'T1', 'norway', '']) {
    expect(countryOf(request('81.2.69.142', { 'cf-ipcountry': unknown }))).toBeUndefined()
  }
})

it('says in one line that a database is not there', async () => {
  await expect(openCountries({ countryDatabase: '/nowhere.mmdb' })).rejects.toThrow(
    'The country database "/nowhere.mmdb" cannot be read. Correct SEGUE_COUNTRY_DB',
  )
})
