import { expect, it } from 'vitest'
import { checkLook } from './check-look.ts'
import type { Look } from './look.ts'

const LOOK: Look = {
  rows: 100,
  withoutArm: 0,
  arms: ['a', 'b'],
  armCount: 2,
  segments: [{ column: 'device', values: 2, without: 0 }],
  numbers: new Map(),
  impossible: new Map(),
}
const ASKED = {
  arm: 'version',
  control: 'a',
  segments: ['device'],
  covariate: null,
  expected: null,
}

const check = (look: Partial<Look>, asked: Partial<Parameters<typeof checkLook>[1]> = {}) =>
  checkLook('file.csv', { ...ASKED, ...asked }, { ...LOOK, ...look })

it('lets pass what can be compared', () => {
  expect(() => check({}, { expected: [80, 20] })).not.toThrow()
})

it.each<[string, Partial<Look>, Parameters<typeof check>[1], string]>([
  [
    'an unknown control',
    { arms: ['old', 'new'] },
    { control: 'odl' },
    '--control is "odl", which no row has in "version". Did you mean "old"? It has "old", "new".',
  ],
  [
    'one arm',
    { arms: ['a'], armCount: 1 },
    {},
    'Every row has "a" in "version", so there is nothing to compare it with.',
  ],
  ['no arm', { arms: [], armCount: 0 }, {}, '"file.csv": no row has anything in "version".'],
  [
    'weights for other arms',
    { arms: ['0', 'a', 'b'], armCount: 3 },
    { expected: [1, 1] },
    '--expected has 2 weights, and "version" has 3 arms. Give one for each, in this order: "a", "0", "b".',
  ],
  [
    'names of rows as arms',
    { armCount: 51 },
    {},
    '--arm is "version", which has 51 different values; at most 50 can be compared.',
  ],
  [
    'names of rows as segments',
    { segments: [{ column: 'device', values: 51, without: 0 }] },
    {},
    '--segment "device" has 51 different values; at most 50 are compared.',
  ],
  [
    'an empty segment column',
    { segments: [{ column: 'device', values: 0, without: 100 }] },
    {},
    '--segment "device" is empty in every row.',
  ],
])('says what to mend of %s', (_, look, asked, words) => {
  expect(() => check(look, asked)).toThrow(words)
})
