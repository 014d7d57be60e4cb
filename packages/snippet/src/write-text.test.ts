// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { textWriter } from './write-text.ts'

let element: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<a id="cta"></a>'
  element = document.querySelector('a')!
})
afterEach(() => vi.restoreAllMocks())

const parsing = () => vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading')

it('writes the words, leaves the nodes and gives the words back', () => {
  element.append('Shop ', Object.assign(document.createElement('b'), { textContent: 'now' }))
  const nodes = [...element.childNodes]
  const writer = textWriter('Finish your order')
  expect(writer.write(element)).toBe(true)
  expect(element.textContent).toBe('Finish your order')
  expect(writer.write(element)).toBe(false)
  expect([...element.childNodes]).toEqual(nodes)
  writer.undo()
  expect(element.textContent).toBe('Shop now')
})

it('leaves the title of an icon alone', () => {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title')
  title.textContent = 'Cart'
  icon.append(title)
  element.append(icon, ' Buy now')
  textWriter('Take it home').write(element)
  expect(title.textContent).toBe('Cart')
  expect(element.lastChild?.textContent).toBe('Take it home')
})

it('takes what the parser still adds for part of the original', () => {
  parsing()
  element.append('Shop')
  const writer = textWriter('New')
  writer.write(element)
  const [node] = element.childNodes as unknown as Text[]
  for (const piece of [' all', ' jackets']) {
    node!.data += piece
    writer.write(element)
    expect(element.textContent).toBe('New')
  }
  writer.undo()
  expect(element.textContent).toBe('Shop all jackets')
})
