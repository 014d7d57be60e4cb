import { expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

it('writes a table that no spreadsheet runs', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a-b', '"=1"']
  const [, ...lines] = csvText(
    ['=cmd', 'n'],
    hostile.map((text) => [text, -0.25]),
  ).split('\r\n')
  const cells = lines.slice(0, -1).map((line) => line.replace(/,-0\.25$/, ''))
  expect(cells.map((cell) => cell.replace(/^"/, '').slice(0, 2))).toEqual([
    "'=",
    "'+",
    "'-",
    "'@",
    "'\t",
    "'\r",
    'a-',
    '""',
  ])
  expect(csvText(['=cmd'], [])).toBe("'=cmd\r\n")
})

it('keeps numbers as they are, and quotes what would break a row', () => {
  expect(csvText(['a', 'b', 'c'], [[-0.5, null, 'x,"y"\n']])).toBe('a,b,c\r\n-0.5,,"x,""y""\n"\r\n')
})
