// @vitest-environment happy-dom
/** @jsxImportSource preact */
import type { ArmResult } from '@segue/core'
import { type ComponentChild, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { draw } from '../charts/draw.ts'
import type { Field } from '../edit-config.ts'
import type { Drawing } from '../pictures/drawing.ts'
import type { Picture } from '../pictures/picture.ts'
import { tabulate } from '../results-table.ts'
import { Choice } from './choice.tsx'
import { Difference } from './difference.tsx'
import { Figure } from './figure.tsx'
import { ResultsTableView } from './results-table-view.tsx'
import { TextField } from './text-field.tsx'

function show(what: ComponentChild): HTMLElement {
  render(what, document.body)
  return document.body
}

afterEach(() => render(null, document.body))

describe('a text field', () => {
  const field: Field = {
    experience: 'hero',
    audience: '*',
    arm: 'b',
    index: 0,
    kind: 'text',
    target: '.cta',
    name: '',
    value: 'Find your pair',
  }

  it('hands on what is typed, and gives the live text back', () => {
    const edit = vi.fn()
    const edited = { ...field, value: 'Find yours' }
    const body = show(
      <TextField field={edited} before="Find your pair" problem={null} edit={edit} />,
    )
    const input = body.querySelector('input')!
    expect(body.querySelector('label')?.htmlFor).toBe(input.id)
    input.value = 'Find yours now'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    expect(edit).toHaveBeenLastCalledWith(edited, 'Find yours now')
    body.querySelector('button')?.click()
    expect(edit).toHaveBeenLastCalledWith(edited, 'Find your pair')
  })

  it('says in place what the collector found wrong', () => {
    const body = show(
      <TextField field={field} before={field.value} problem="Too long." edit={() => {}} />,
    )
    const input = body.querySelector('input')!
    expect(input.getAttribute('aria-invalid')).toBe('true')
    const hint = document.getElementById(input.getAttribute('aria-describedby')!)
    expect(hint?.textContent).toBe('Too long.')
  })

  it('shows markup as the text that it is', () => {
    const hostile = '<img src=x onerror="alert(1)">'
    const body = show(
      <Difference
        lines={[{ kind: 'wording', where: hostile, what: hostile, before: '', after: hostile }]}
      />,
    )
    expect(body.querySelector('img')).toBeNull()
    expect(body.querySelector('ins')?.textContent).toBe(hostile)
  })
})

describe('the results table', () => {
  function arm(id: string, visitors: number, low?: number, high?: number): ArmResult {
    const lift =
      low === undefined || high === undefined
        ? null
        : {
            lift: (low + high) / 2,
            always: { low, high },
            fixed: { low, high },
            pValue: 0.5,
            chanceToWin: 0.9,
            expectedLoss: 0,
          }
    const counts = { converters: 90, conversions: 90, value: 900 }
    return {
      arm: id,
      name: id,
      visitors,
      late: 9,
      days: [],
      inTime: { visitors: 0, goals: [] },
      goals: [
        {
          goal: 'purchase',
          ...counts,
          rate: 0.1,
          rateInterval: { low: 0.08, high: 0.12 },
          valuePerVisitor: 1,
          difference: null,
          lift,
          largest: null,
          valueLift: null,
          verdict: lift && { kind: 'open' as const, words: 'Too early.' },
        },
      ],
    }
  }

  const table = tabulate(
    {
      audiences: [
        {
          audience: 'vip',
          name: 'VIP',
          sampleRatio: null,
          phases: [],
          arms: [arm('control', 900), arm('b', 900, 0.1, 0.3)],
        },
        {
          audience: '*',
          name: 'Everyone else',
          sampleRatio: null,
          phases: [],
          arms: [arm('control', 9), arm('b', 9, -4, 5)],
        },
      ],
    },
    'purchase',
  )

  const colorOf = () => 'red'
  const shown = (of: typeof table) =>
    show(<ResultsTableView table={of} caption="Hero" currency="EUR" colorOf={colorOf} />)

  it('names every row and group, and says of each arm what is known', () => {
    const body = shown(table)
    const groups = [...body.querySelectorAll('th[scope=rowgroup]')].map((th) => th.textContent)
    expect(groups).toEqual(['VIP', 'Everyone else'])
    const [, variant] = body.querySelectorAll('.arm')
    expect(variant?.querySelector('th')?.textContent).toBe('b')
    expect([...variant!.querySelectorAll('td')].map((td) => td.textContent)).toEqual([
      '900',
      '90',
      '10.0%8.0% to 12.0%',
      '€1.00',
      '+20.0%+10.0% to +30.0%',
      '90.0%',
      'Too early',
    ])
  })

  it('shows no rates and no lifts before there is enough to say', () => {
    const [, , , few] = shown(table).querySelectorAll('.arm')
    expect([...few!.querySelectorAll('td')].map((td) => td.textContent)).toEqual([
      '9100.0% late',
      '90',
      '–',
      '–',
      '',
      '',
      'Too early',
    ])
  })

  it('draws no arms where nobody came, and says where nothing is compared', () => {
    const lone = tabulate(
      {
        audiences: [
          { audience: 'vip', name: 'VIP', sampleRatio: null, phases: [], arms: [arm('b', 900)] },
          {
            audience: '*',
            name: 'Everyone else',
            sampleRatio: null,
            phases: [],
            arms: [arm('control', 0), arm('b', 0)],
          },
        ],
      },
      'purchase',
    )
    const body = shown(lone)
    expect(body.querySelectorAll('.arm')).toHaveLength(1)
    expect(body.querySelector('.audience')?.textContent).toContain('No control')
    expect(body.querySelector('.results-empty')?.textContent).toBe('Nobody yet: Everyone else.')
  })
})

describe('a figure', () => {
  const picture: Picture = {
    id: 'lift-by-audience',
    kind: 'Lift by audience',
    title: '<img src=x onerror=alert(1)> is better',
    note: 'A note.',
    drawing: {
      kind: 'intervals',
      rows: [
        {
          label: 'VIP',
          sub: 'B',
          color: 'var(--arm-1)',
          lift: 0.2,
          low: 0.1,
          high: 0.3,
          isTotal: false,
          isClear: true,
        },
      ],
    },
    table: {
      columns: [
        { name: 'Audience', as: 'text' },
        { name: 'Lift', as: 'lift' },
      ],
      rows: [
        ['VIP', 0.2],
        ['=1+1', null],
      ],
    },
  }

  it('is titled by what was found, and has a table that says the same', async () => {
    const body = show(<Figure picture={picture} currency="EUR" />)
    expect(body.querySelector('img')).toBeNull()
    const figure = body.querySelector('figure')!
    const title = document.getElementById(figure.getAttribute('aria-labelledby')!)
    expect(title?.textContent).toBe(picture.title)
    const details = body.querySelector('details')!
    details.open = true
    await act(() => {
      details.dispatchEvent(new Event('toggle'))
    })
    const cells = [...body.querySelectorAll('td')].map((td) => td.textContent)
    expect(cells).toEqual(['VIP', '+20.0%', '=1+1', '–'])
  })

  it('gives the table as a file that no spreadsheet runs', async () => {
    const blobs: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob)
      return 'blob:it'
    })
    const body = show(<Figure picture={picture} currency="EUR" />)
    const [, csv] = body.querySelectorAll<HTMLButtonElement>('.figure-files button')
    csv!.click()
    expect(await blobs[0]!.text()).toBe("Audience,Lift\r\nVIP,0.2\r\n'=1+1,\r\n")
    vi.restoreAllMocks()
  })
})

describe('a chart', () => {
  const drawings: Drawing[] = [
    {
      kind: 'bands',
      lines: [
        {
          label: 'B',
          color: 'red',
          points: [
            { day: '2026-06-01', lift: 0.1, low: -0.5, high: 0.9 },
            { day: '2026-06-02', lift: 0.1, low: -0.1, high: 0.3 },
          ],
        },
      ],
    },
    {
      kind: 'densities',
      curves: [
        {
          label: 'B',
          color: 'red',
          points: [
            [-0.1, 0],
            [0, 1],
            [0.1, 0],
          ],
        },
      ],
    },
    {
      kind: 'days',
      layers: [
        { label: 'B', color: 'red', counts: [{ day: '2026-06-01', count: 3 }] },
        { label: 'C', color: 'blue', counts: [{ day: '2026-06-01', count: 4 }] },
      ],
    },
    {
      kind: 'steps',
      arms: [
        { label: 'B', color: 'red' },
        { label: 'C', color: 'blue' },
      ],
      steps: [
        {
          label: 'Cart',
          bars: [
            { share: 0.2, words: '20.0%  (200)', onwards: '40.0% go on' },
            { share: 0, words: '0', onwards: '' },
          ],
        },
      ],
    },
    {
      kind: 'spans',
      rows: [
        { label: 'B', color: 'red', q1: 0, median: 60_000, q3: 3_600_000 },
        { label: 'C', color: 'blue', q1: 0, median: 0, q3: 0 },
      ],
    },
  ]

  it.each(drawings)('draws $kind without a style that the policy would refuse', (drawing) => {
    const svg = draw(drawing, 600)
    expect(svg.querySelectorAll('path, rect, line').length).toBeGreaterThan(1)
    expect(svg.querySelectorAll('style, [style]')).toHaveLength(0)
    expect(svg.outerHTML).toContain('red')
  })
})

describe('a choice', () => {
  const options = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ value: `${index}`, label: `Goal ${index}` }))

  it('is a row of buttons for a few and a list for many, and both say what was chosen', () => {
    const choose = vi.fn()
    const few = show(<Choice legend="Goal" options={options(3)} value="0" choose={choose} />)
    few.querySelectorAll('input')[2]?.click()
    expect(choose).toHaveBeenLastCalledWith('2')
    const many = show(<Choice legend="Goal" options={options(9)} value="0" choose={choose} />)
    const list = many.querySelector('select')!
    list.value = '7'
    list.dispatchEvent(new Event('change', { bubbles: true }))
    expect(choose).toHaveBeenLastCalledWith('7')
  })
})
