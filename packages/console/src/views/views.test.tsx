// @vitest-environment happy-dom
/** @jsxImportSource preact */
import type { ArmResult } from '@segue/core'
import { type ComponentChild, render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Field } from '../edit-config.ts'
import { tabulate } from '../results-table.ts'
import { Choice } from './choice.tsx'
import { Difference } from './difference.tsx'
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

  it('says in words what each bar shows, and names every row and group', () => {
    const body = show(<ResultsTableView table={table} caption="Hero" currency="EUR" />)
    const groups = [...body.querySelectorAll('th[scope=rowgroup]')].map((th) => th.textContent)
    expect(groups).toEqual(['VIP', 'Everyone else'])
    const [, variant] = body.querySelectorAll('.arm')
    expect(variant?.querySelector('th')?.textContent).toBe('b')
    expect(variant?.querySelector('td')?.textContent).toBe('9001.0% late')
    expect(variant?.querySelector('.compared-words')?.textContent).toBe(
      '+20.0%+10.0% to +30.0%90.0% to win',
    )
  })

  it('draws no arms where nobody came, and no bars where nothing is compared', () => {
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
    const body = show(<ResultsTableView table={lone} caption="Hero" currency={undefined} />)
    expect(body.querySelectorAll('.arm')).toHaveLength(1)
    expect(body.querySelectorAll('.bar')).toHaveLength(0)
  })

  it('marks a bar that reaches beyond the scale with arrows', () => {
    const body = show(<ResultsTableView table={table} caption="Hero" currency={undefined} />)
    const arrows = [...body.querySelectorAll('.bar')].map(
      (bar) => bar.querySelectorAll('.bar-beyond').length,
    )
    expect(arrows).toEqual([0, 0, 0, 2])
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
