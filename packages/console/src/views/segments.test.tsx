// @vitest-environment happy-dom
/** @jsxImportSource preact */
import { type Config, checkConfig } from '@segue/core'
import { type ComponentChild, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readRule } from '../rules/read-rule.ts'
import type { GroupRule } from '../rules/rule.ts'
import { documentVocabulary } from '../rules/vocabulary.ts'
import { writeRule } from '../rules/write-rule.ts'
import { seenIn } from '../seen.ts'
import { moved } from '../segments.ts'
import { shop } from '../testing/shop.ts'
import { JsonField } from './json-field.tsx'
import { RuleGroup } from './rule-group.tsx'
import { Sortable } from './sortable.tsx'

function show(what: ComponentChild): HTMLElement {
  act(() => render(what, document.body))
  return document.body
}
afterEach(() => show(null))

function choose(field: Element, value: string): void {
  const select = field as HTMLSelectElement
  select.value = value
  act(() => void select.dispatchEvent(new Event('change', { bubbles: true })))
}
function type(field: Element, value: string): void {
  const input = field as HTMLInputElement
  input.value = value
  act(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
}
const press = (button: Element | null | undefined) => act(() => (button as HTMLElement).click())
const byLabel = (body: Element, label: string) => [
  ...body.querySelectorAll(`[aria-label="${label}"]`),
]

describe('the rule builder', () => {
  /** The builder over a config that it writes to, as the screen has it. */
  function builder(when: Record<string, unknown>, before: Config = shop) {
    let config = before
    let group = readRule(when)
    const draw = () =>
      show(
        <RuleGroup
          group={group}
          subject="Visitors for whom"
          vocabulary={documentVocabulary(config, seenIn([]), 'returning')}
          countOf={(rule) => (rule.kind === 'clause' ? 7 : undefined)}
          first={{ kind: 'clause', path: 'visitor.visits', operator: '$gte', wanted: 2 }}
          write={(next: GroupRule, more = config) => {
            group = next
            config = more
            draw()
          }}
        />,
      )
    return { body: draw(), when: () => writeRule(group), config: () => config }
  }

  it('makes the trait of what visitors did, in the same place', () => {
    const { body, when, config } = builder({})
    press(body.querySelector('.rule-adds button'))
    expect(when()).toEqual({ 'visitor.visits': { $gte: 2 } })
    choose(byLabel(body, 'What the rule is about')[0]!, 'did:view_item')
    type(byLabel(body, 'How long')[0]!, '7')
    type(body.querySelectorAll('.filled-number')[0]!, '3')
    expect(when()).toEqual({ 'traits.view_item_7d': { $gte: 3 } })
    expect(config().traits.at(-1)).toEqual({
      id: 'view_item_7d',
      on: 'view_item',
      take: 'count',
      within: '7d',
    })
    expect(body.querySelector('.clause')?.textContent).toContain('times')
  })

  it('makes a score and a sequence, and each choice in them is another trait', () => {
    const { body, when, config } = builder({ 'visitor.visits': { $gte: 2 } })
    const [subject] = byLabel(body, 'What the rule is about')
    choose(subject!, 'make:score')
    expect(when()).toEqual({ 'traits.score': { $gte: 1 } })
    type(byLabel(body, 'Points of row 2')[0]!, '8')
    expect(config().traits.at(-1)).toMatchObject({
      score: [
        { on: 'view_item', points: 1 },
        { on: 'add_to_cart', points: 8 },
      ],
      halfLife: '7d',
    })
    choose(byLabel(body, 'What the rule is about')[0]!, 'make:sequence')
    choose(byLabel(body, 'What they did, 2')[0]!, 'search')
    choose(byLabel(body, 'In which time')[0]!, 'within')
    expect(config().traits.at(-1)).toMatchObject({
      sequence: [{ on: 'view_item' }, { on: 'search' }],
      within: '30m',
      take: 'count',
    })
    expect(checkConfig(config())).not.toHaveProperty('problems')
  })

  it('takes a rule out and the focus stays in the builder', async () => {
    const { body, when } = builder({ 'visitor.new': true, 'cart.items': 0 })
    press(byLabel(body, 'Take rule 1 out')[0])
    expect(when()).toEqual({ 'cart.items': 0 })
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Add a rule'))
  })

  it('says how many fit each rule, and keeps what it has no form for', () => {
    const { body, when } = builder({ 'cart.items': 0, 'tech.os': { $size: 2 } })
    expect(body.querySelector('.rule-count')?.textContent).toBe('7 visitors')
    expect(body.querySelector('.rule-json code')?.textContent).toBe('{"tech.os":{"$size":2}}')
    choose(byLabel(body, 'How the rules are taken together')[0]!, 'any')
    expect(when()).toEqual({ $or: [{ 'cart.items': 0 }, { 'tech.os': { $size: 2 } }] })
  })

  it('writes no number that is none', () => {
    const { body, when } = builder({ 'cart.items': 5 })
    const field = body.querySelector('.filled-number')!
    type(field, '')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(when()).toEqual({ 'cart.items': 5 })
  })
})

describe('the JSON beside it', () => {
  it('writes what is sound, says what is not, and follows what changes elsewhere', () => {
    const write = vi.fn()
    const field = (value: Record<string, unknown>) => (
      <JsonField
        label="JSON"
        value={value}
        write={write}
        check={(next) => ('when' in next ? null : 'It needs a “when”.')}
      />
    )
    const area = show(field({ when: {} })).querySelector('textarea')!
    type(area, '{ "when": ')
    expect(area.getAttribute('aria-invalid')).toBe('true')
    type(area, '{}')
    expect(document.body.textContent).toContain('It needs a “when”.')
    expect(write).not.toHaveBeenCalled()
    type(area, '{ "when": { "a": 1 } }')
    expect(write).toHaveBeenLastCalledWith({ when: { a: 1 } })
    show(field({ when: { b: 2 } }))
    expect(JSON.parse(area.value)).toEqual({ when: { b: 2 } })
  })
})

describe('a sortable list', () => {
  it('moves by the arrow keys, says where to, and keeps the focus', async () => {
    let items = ['a', 'b', 'c']
    const draw = () =>
      show(
        <Sortable
          label="Things"
          items={items}
          idOf={(item) => item}
          nameOf={(item) => item.toUpperCase()}
          move={(from, to) => {
            items = moved(items, from, to)
            draw()
          }}
        >
          {(item) => item}
        </Sortable>,
      )
    const body = draw()
    const key = (key: string, of: string) =>
      act(() => {
        const handle = body.querySelector(`[data-handle="${of}"]`)!
        handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      })
    key('ArrowDown', 'a')
    expect(items).toEqual(['b', 'a', 'c'])
    expect(body.querySelector('[role=status]')?.textContent).toBe('A: place 2 of 3')
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-handle')).toBe('a'))
    key('ArrowUp', 'b')
    expect(items).toEqual(['b', 'a', 'c'])
  })
})
