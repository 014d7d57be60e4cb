import { nearName } from '@segue/core'
import { AnalyzeError } from './analyze-error.ts'

/**
 * `share`: rows are totals, of `per` tried so many did `of`; each of those who tried is a unit.
 * `ratio`: the sum of `of` for each of `per`, where a row is a unit with several of both.
 */
export type MetricKind = 'binary' | 'value' | 'share' | 'ratio'

export type Metric = { name: string; kind: MetricKind; of: string; per: string | null }

/** What is asked of a file, in the names of its columns. */
export type Question = {
  arm: string
  control: string
  metrics: Metric[]
  segments: string[]
  covariate: string | null
  /** Weights, the control's first. */
  expected: number[] | null
}

/** The same before its columns were looked for. */
export type Asked = Omit<Question, 'metrics'> & { metrics: string[] }

/** A metric of one column may leave its kind to the values. */
export type AskedMetric = Omit<Metric, 'kind'> & { kind: MetricKind | null }

const KINDS: readonly string[] = ['binary', 'value', 'share', 'ratio'] satisfies MetricKind[]

/** `column`, `column:binary`, `column:value`, `column/column:share` or `column/column:ratio`. */
export function readMetric(text: string, columns: readonly string[]): AskedMetric {
  if (columns.includes(text)) return { name: text, kind: null, of: text, per: null }
  const colon = text.lastIndexOf(':')
  const ending = text.slice(colon + 1)
  const isKind = colon > 0 && KINDS.includes(ending)
  const name = isKind ? text.slice(0, colon) : text
  const kind = isKind ? (ending as MetricKind) : null
  if (kind === 'share' || kind === 'ratio') return { name, kind, ...readPair(text, name, columns) }
  const pair = !columns.includes(name) && pairsIn(name).find((each) => areIn(each, columns))
  if (pair) {
    throw new AnalyzeError(
      `--metric "${text}" is one column for each of another. Say how to read it: "${name}:share" if each row is a total ` +
        `(of ${pair.per} tried, so many did ${pair.of}), "${name}:ratio" if each row is a unit with several of both.`,
    )
  }
  expectColumn('--metric', name, columns)
  return { name, kind, of: name, per: null }
}

export function expectSegment(name: string, arm: string, columns: readonly string[]): void {
  expectColumn('--segment', name, columns)
  if (name !== arm) return
  throw new AnalyzeError(
    `--segment is "${name}", which is the column of the arms (--arm). Leave it out, or name a column that was known before the test.`,
  )
}

/** What a metric is made of was not known before it. */
export function expectBefore(covariate: string, metrics: readonly AskedMetric[]): void {
  const made = metrics.find(({ of, per }) => of === covariate || per === covariate)
  if (!made) return
  throw new AnalyzeError(
    `--covariate is "${covariate}", which the metric "${made.name}" is made of. ` +
      'Name a column that was known of each row before the test.',
  )
}

type Pair = { of: string; per: string }

function readPair(text: string, name: string, columns: readonly string[]): Pair {
  const pairs = pairsIn(name)
  const found = pairs.find((pair) => areIn(pair, columns)) ?? pairs[0]
  if (!found) {
    throw new AnalyzeError(
      `--metric "${text}" needs two columns: "${name}/column${text.slice(text.lastIndexOf(':'))}".`,
    )
  }
  expectColumn('--metric', found.of, columns)
  expectColumn('--metric', found.per, columns)
  return found
}

/** A column's own name may have a slash too. */
const pairsIn = (name: string): Pair[] =>
  [...name.matchAll(/\//g)].map(({ index }) => ({
    of: name.slice(0, index),
    per: name.slice(index + 1),
  }))

const areIn = ({ of, per }: Pair, columns: readonly string[]) =>
  columns.includes(of) && columns.includes(per)

const SHOWN = 20

export function expectColumn(option: string, name: string, columns: readonly string[]): void {
  if (columns.includes(name)) return
  const near = nearName(name, columns)
  const listed = columns.slice(0, SHOWN).map((column) => `"${column}"`)
  if (columns.length > SHOWN) listed.push(`and ${columns.length - SHOWN} more`)
  // The whole header in one name: its columns are divided by something else.
  const divider =
    columns.length === 1 && [';', '\t', '|'].find((sign) => columns[0]!.includes(sign))
  throw new AnalyzeError(
    `${option} is "${name}", and the file has no such column.${near ? ` Did you mean "${near}"?` : ''} ` +
      (divider
        ? `Its only column is "${columns[0]}": save it with commas between the columns.`
        : `It has ${listed.join(', ')}.`),
  )
}
