import type { Verdict } from '@segue/core'
import { expect, it } from 'vitest'
import { leadOf } from './lead.ts'
import { tabulate } from './results-table.ts'
import { armOf, liftOf, reportOf } from './testing/report-of.ts'

const lift = liftOf(-0.1, 0.3)

/** An audience each, in which `b` has this verdict. */
function leadWith(...kinds: Verdict['kind'][]) {
  const audiences = kinds.map((kind, n) => [
    `A${n}`,
    [armOf('control'), armOf('b', { lift, verdict: { kind, words: `${kind}!` } })],
  ])
  const report = reportOf(Object.fromEntries(audiences), {
    gains: [
      {
        goal: 'purchase',
        arm: 'b',
        arms: [],
        rate: { gain: 0, interval: null },
        value: null,
        words: 'It pays.',
      },
    ],
  })
  return leadOf(report, tabulate(report, 'purchase'), 'purchase')
}

it('says first what is settled: what is better, then what is worse', () => {
  expect(leadWith('worse', 'better', 'open')).toMatchObject({
    kind: 'better',
    title: '“B” is better for “A1”. “B” is worse for “A0”.',
    gain: 'It pays.',
  })
  const { settled, open } = leadWith('worse', 'better', 'open', 'same')
  expect(settled.map(({ audience }) => audience)).toEqual(['A1', 'A0', 'A3'])
  expect(open.map(({ audience, words }) => [audience, words])).toEqual([['A2', 'open!']])
})

it('names an arm once for several audiences, and no more of them than are taken in', () => {
  expect(leadWith('better', 'better').title).toBe('“B” is better for “A0” and “A1”.')
  expect(leadWith('worse', 'worse', 'worse')).toMatchObject({
    kind: 'worse',
    title: 'In 3 comparisons an arm is worse than control.',
  })
})

it('is honest where nothing is settled', () => {
  expect(leadWith('open').title).toBe('Too early to say which arm is better.')
  expect(leadWith('same', 'open').title).toBe('No difference worth speaking of.')
  const lone = reportOf({ VIP: [armOf('b')] })
  expect(leadOf(lone, tabulate(lone, 'purchase'), 'purchase').title).toContain(
    'Nothing is compared',
  )
})
