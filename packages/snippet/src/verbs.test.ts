// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { installVerbs, type Segue } from './verbs.ts'

type Page = { segue?: { push(...commands: unknown[]): unknown } }
const page = window as unknown as Page
beforeEach(() => {
  delete page.segue
})

it('does what was queued in order, then what is pushed, and gives back what a verb gives', () => {
  const done: unknown[] = []
  page.segue = [
    ['track', 'a'],
    ['track', 'b', { x: 1 }],
  ]
  installVerbs({
    track: async (...args: unknown[]) => void done.push(args),
    why: () => ['because'],
  } as never as Segue)
  expect(done).toEqual([['a'], ['b', { x: 1 }]])
  expect(page.segue?.push(['why'])).toEqual(['because'])
})

it('lets nothing that is pushed throw into the page or reject unheard', async () => {
  const unheard = vi.fn()
  process.on('unhandledRejection', unheard)
  page.segue = [null, ['nope'], ['constructor'], ['track', 'a']]
  const track = vi.fn(async () => {
    throw new Error('the disk is full')
  })
  installVerbs({ track } as never as Segue)
  page.segue?.push(null, undefined, 3, ['__proto__'], ['track', 'b'])
  await new Promise((resolve) => setTimeout(resolve, 20))
  process.off('unhandledRejection', unheard)
  expect(track).toHaveBeenCalledTimes(2)
  expect(unheard).not.toHaveBeenCalled()
})
