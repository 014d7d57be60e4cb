import { expect, it } from 'vitest'
import { expectBefore, expectColumn, expectSegment, readMetric } from './question.ts'

const COLUMNS = ['version', 'clicks', 'page views', 'a:b', 'x/y', 'z', 'rate:value']

it('reads a column, its kind and two columns', () => {
  expect(readMetric('clicks', COLUMNS)).toEqual({
    name: 'clicks',
    kind: null,
    of: 'clicks',
    per: null,
  })
  expect(readMetric('clicks:binary', COLUMNS)).toMatchObject({ name: 'clicks', kind: 'binary' })
  expect(readMetric('clicks/page views:share', COLUMNS)).toEqual({
    name: 'clicks/page views',
    kind: 'share',
    of: 'clicks',
    per: 'page views',
  })
})

it('takes a column by its whole name, whatever signs it has', () => {
  expect(readMetric('a:b', COLUMNS)).toMatchObject({ of: 'a:b', kind: null })
  expect(readMetric('rate:value', COLUMNS)).toMatchObject({ of: 'rate:value', kind: null })
  expect(readMetric('x/y:value', COLUMNS)).toMatchObject({ of: 'x/y', kind: 'value', per: null })
  expect(readMetric('x/y/z:ratio', COLUMNS)).toMatchObject({ of: 'x/y', per: 'z' })
})

it('says what is missing and what may be meant', () => {
  expect(() => readMetric('click', COLUMNS)).toThrow(
    '--metric is "click", and the file has no such column. Did you mean "clicks"? It has "version", "clicks",',
  )
  expect(() => readMetric('clicks/page views', COLUMNS)).toThrow(
    '"clicks/page views:share" if each row is a total',
  )
  expect(() => readMetric('clicks:ratio', COLUMNS)).toThrow(
    'needs two columns: "clicks/column:ratio"',
  )
  expect(() => readMetric('clicks/views:ratio', COLUMNS)).toThrow(
    '--metric is "views", and the file has no',
  )
  expect(() => expectColumn('--arm', 'version', ['version;clicks'])).toThrow(
    'Its only column is "version;clicks": save it with commas between the columns.',
  )
  expect(() => expectSegment('version', 'version', COLUMNS)).toThrow(
    '--segment is "version", which is the column of the arms',
  )
  const metrics = [readMetric('clicks/page views:share', COLUMNS)]
  expect(() => expectBefore('page views', metrics)).toThrow(
    '--covariate is "page views", which the metric "clicks/page views" is made of.',
  )
  expect(() => expectBefore('z', metrics)).not.toThrow()
})
