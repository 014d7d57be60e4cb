// @vitest-environment happy-dom
/** @jsxImportSource preact */
import { atom } from 'nanostores'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, it } from 'vitest'
import type { DemoStore } from '../demo.ts'
import { DemoOffer, DemoState } from './demo-panel.tsx'

const wordsFor = (mayLoad: boolean, loaded: boolean) => {
  const value = { loaded, running: null, trouble: null }
  const demo: DemoStore = {
    $demo: atom({ kind: 'here', value, at: 0, trouble: null }),
    $may: atom(mayLoad),
    $refusal: atom(null),
    load: async () => {},
    remove: async () => {},
  }
  act(() =>
    render(
      <>
        <DemoState demo={demo} />
        <DemoOffer demo={demo} />
      </>,
      document.body,
    ),
  )
  return {
    buttons: [...document.querySelectorAll('button')].map((button) => button.textContent),
    words: document.body.textContent,
  }
}

it('offers demo data to who may load them, and their end', () => {
  expect(wordsFor(true, true).buttons).toEqual(['Take them out', 'Load demo data'])
})

it('tells everybody else whom to ask', () => {
  const { buttons, words } = wordsFor(false, true)
  expect(buttons).toEqual([])
  expect(words).toContain('Ask a publisher or an owner')
  expect(words).toContain('Simulated visitors are among these numbers')
})
