import { type Analysis, analyze } from '../analysis.ts'
import type { Cell, MetricSums } from '../cells.ts'
import type { Look, NumberLook } from '../look.ts'
import type { Question } from '../question.ts'
import type { KnownRow } from './known-data.ts'

type Column = keyof KnownRow

/** What the engine finds in a file of these rows, by plain loops: row k is in half k mod 2. */
export function lookAt(rows: readonly KnownRow[], segments: readonly string[]): Look {
  const columns = ['bought', 'revenue', 'before'] as const
  return {
    rows: rows.length,
    withoutArm: 0,
    arms: [...new Set(rows.map(({ arm }) => arm))].sort(),
    armCount: new Set(rows.map(({ arm }) => arm)).size,
    segments: segments.map((column) => ({
      column,
      values: new Set(rows.map((row) => row[column as Column])).size,
      without: 0,
    })),
    numbers: new Map(columns.map((column) => [column, numbersIn(rows.map((row) => row[column]))])),
    impossible: new Map(),
  }
}

function numbersIn(values: number[]): NumberLook {
  const sorted = [...values].sort((a, b) => a - b)
  const quantile = (p: number) => {
    const place = (sorted.length - 1) * p
    const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
    return below + (place - Math.floor(place)) * (above - below)
  }
  const mean = sum(values) / values.length
  return {
    n: values.length,
    faults: 0,
    others: values.filter((value) => value !== 0 && value !== 1).length,
    min: sorted[0]!,
    max: sorted.at(-1)!,
    mean,
    variance: sum(values.map((value) => (value - mean) ** 2)) / values.length,
    low: quantile(0.001),
    high: quantile(0.999),
  }
}

export function cellsOf(rows: readonly KnownRow[], question: Question, look: Look): Cell[] {
  const cells = new Map<string, { cell: Omit<Cell, 'metrics' | 'rows'>; rows: KnownRow[] }>()
  for (const [k, row] of rows.entries()) {
    for (const segment of [null, ...question.segments]) {
      const value = segment === null ? '' : String(row[segment as Column])
      const cell = { segment, value, arm: row.arm, half: k % 2 }
      const key = `${segment} ${value} ${cell.half} ${row.arm}`
      const found = cells.get(key) ?? { cell, rows: [] }
      cells.set(key, found)
      found.rows.push(row)
    }
  }
  return [...cells.values()].map(({ cell, rows }) => ({
    ...cell,
    rows: rows.length,
    metrics: question.metrics.map(({ of }) => sumsOf(rows, of as Column, question.covariate, look)),
  }))
}

function sumsOf(
  rows: KnownRow[],
  column: Column,
  covariate: string | null,
  look: Look,
): MetricSums {
  const y = rows.map((row) => Number(row[column]))
  const { low, high } = look.numbers.get(column)!
  const cut = y.map((value) => Math.max(low, Math.min(high, value)))
  const x = covariate === null ? [] : rows.map((row) => Number(row[covariate as Column]))
  const total = (values: number[]) => ({
    n: values.length,
    sum: sum(values),
    sumSquares: sum(values.map((value) => value ** 2)),
  })
  return {
    plain: total(y),
    winsorized: total(cut),
    pair: {
      n: x.length,
      y: x.length && sum(y),
      x: sum(x),
      yy: x.length && total(y).sumSquares,
      xx: total(x).sumSquares,
      yx: sum(x.map((value, k) => value * y[k]!)),
    },
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The analysis of rows without a file. */
export function analysisOf(rows: readonly KnownRow[], asked: Partial<Question> = {}): Analysis {
  const question: Question = {
    arm: 'arm',
    control: 'a',
    metrics: [
      { name: 'bought', kind: 'binary', of: 'bought', per: null },
      { name: 'revenue', kind: 'value', of: 'revenue', per: null },
    ],
    segments: [],
    covariate: null,
    expected: null,
    ...asked,
  }
  const look = lookAt(rows, question.segments)
  return analyze('known.csv', question, look, cellsOf(rows, question, look))
}
