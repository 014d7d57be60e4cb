import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dataOf, durabilityOf, portOf, tokenOf } from './settings.ts'

it('takes the option, else the environment, else the usual', () => {
  expect(portOf({ port: '5000' }, { SEGUE_PORT: '6000' })).toBe(5000)
  expect(portOf({}, { SEGUE_PORT: '6000' })).toBe(6000)
  expect(portOf({}, {})).toBe(4000)
  expect(dataOf({ data: 'here' }, { SEGUE_DATA: 'there' })).toBe('here')
  expect(dataOf({}, { SEGUE_DATA: 'there' })).toBe('there')
  expect(dataOf({}, {})).toBe('.segue')
})

it.each(['abc', '', '-1', '80.5', '65535', '1e3', ' 80'])('does not take %j for a port', (port) => {
  expect(() => portOf({ port }, {})).toThrow(`The port is "${port}". Give a number from 1 to 65534`)
})

it('syncs unless it is told not to, and takes no other word for it', () => {
  expect(durabilityOf({}, {})).toBe('fsync')
  expect(durabilityOf({}, { SEGUE_DURABILITY: 'os' })).toBe('os')
  expect(durabilityOf({ durability: 'fsync' }, { SEGUE_DURABILITY: 'os' })).toBe('fsync')
  for (const word of ['', 'none', 'OS', 'true']) {
    expect(() => durabilityOf({ durability: word }, {})).toThrow(
      `The durability is "${word}". Give "fsync"`,
    )
  }
})

it('finds the token where the collector left it', () => {
  const data = mkdtempSync(join(tmpdir(), 'segue-cli-'))
  writeFileSync(join(data, 'token'), 'secret\n')
  expect(tokenOf({ data }, {})).toBe('secret')
  expect(tokenOf({ data }, { SEGUE_TOKEN: 'other' })).toBe('other')
  expect(tokenOf({ data, token: 'told' }, { SEGUE_TOKEN: 'other' })).toBe('told')
  rmSync(data, { recursive: true })
  expect(() => tokenOf({ data }, {})).toThrow(
    /There is no token in ".*token"\. Start the collector/,
  )
})
