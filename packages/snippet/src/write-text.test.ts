// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Undo } from './undo.ts'
import { writeText } from './write-text.ts'

let element: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<a id="cta"></a>'
  element = document.querySelector('a')!
})
afterEach(() => vi.restoreAllMocks())

function textWriter(text: string) {
  const undos: Undo[] = []
  return {
    write: writeText({ kind: 'text', target: 'a', text }, undos),
    undo() {
      for (const undo of undos) undo()
    },
  }
}

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

it('gives back what the page has written since, not what it had before', () => {
  element.append('Shop')
  const writer = textWriter('New')
  writer.write(element)
  element.firstChild!.nodeValue = 'Shop again'
  writer.write(element)
  writer.undo()
  expect(element.textContent).toBe('Shop again')
})

it('takes the value of a field and the choice that shows for its words', () => {
  document.body.innerHTML =
    '<input type="submit" value="Buy"><select><option>A</option><option selected>B</option></select>'
  const [input, select] = document.body.children
  const writer = textWriter('New')
  writer.write(input!)
  writer.write(select!)
  expect(input!.getAttribute('value')).toBe('New')
  expect([...select!.children].map(({ textContent }) => textContent)).toEqual(['A', 'New'])
  writer.undo()
  expect(document.body.textContent).toBe('AB')
  expect(input!.getAttribute('value')).toBe('Buy')
})
