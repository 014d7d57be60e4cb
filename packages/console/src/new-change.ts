import type { Change } from '@segue/core'

/** What an arm can change, beside blocks, in the order in which it is offered. */
export const KINDS = [
  ['text', 'Other words'],
  ['link', 'Another link'],
  ['image', 'Another picture'],
  ['style', 'Other looks'],
  ['hide', 'Hide something'],
  ['move', 'Move something'],
  ['insert', 'Add HTML beside something'],
  ['content', 'Other HTML inside something'],
  ['class', 'Other classes'],
  ['attribute', 'Another attribute'],
  ['redirect', 'Send to another page'],
] as const
export type Kind = (typeof KINDS)[number][0]

/** A change of a kind at a place, to be filled in; for a redirect the place is where to. */
export function newChange(kind: Kind, place: string, attribute: string): Change {
  switch (kind) {
    case 'text':
      return { kind, target: place, text: '' }
    case 'link':
      return { kind, target: place, href: '/' }
    case 'image':
      return { kind, target: place, src: '' }
    case 'style':
      return { kind, target: place, styles: { opacity: '1' } }
    case 'hide':
      return { kind, target: place }
    case 'move':
      return { kind, target: place, where: 'last', to: 'main' }
    case 'insert':
      return { kind, target: place, where: 'after', html: '<p></p>' }
    case 'content':
      return { kind, target: place, html: '' }
    case 'class':
      return { kind, target: place, add: [], remove: [] }
    case 'attribute':
      return { kind, target: place, name: attribute, value: '' }
    case 'redirect':
      return { kind, to: place }
  }
}
