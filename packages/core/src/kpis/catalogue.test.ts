import { expect, it } from 'vitest'
import { KPIS } from './catalogue.ts'
import { KPI_IDS, KPI_PARTS } from './kpi.ts'

it('describes every figure and no other', () => {
  expect(Object.keys(KPIS).sort()).toEqual([...KPI_IDS].sort())
})

it('says all parts of each in words that no other entry has', () => {
  const words = KPI_IDS.flatMap((id) => KPI_PARTS.map((part) => KPIS[id][part]))
  expect(words.filter((text) => text.trim().length < 10)).toEqual([])
  expect(words.filter((text, n) => words.indexOf(text) !== n)).toEqual([])
})

it.each(KPI_IDS)('leads from %s to others that there are, each once', (id) => {
  const { moves } = KPIS[id]
  expect(moves.length).toBeGreaterThan(0)
  expect(moves.filter((other) => other === id || !KPI_IDS.includes(other))).toEqual([])
  expect(new Set(moves).size).toBe(moves.length)
})

it('says of what needs costs where they are entered', () => {
  for (const id of KPI_IDS) {
    expect([id, KPIS[id].measured.includes('`costs`')]).toEqual([id, KPIS[id].from === 'costs'])
  }
})
