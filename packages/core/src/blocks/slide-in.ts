import type { BlockForm } from '../block-form.ts'

export const slideIn = {
  id: 'slide-in',
  name: 'Slide-in',
  about: 'A small card in the corner, which leaves the page usable.',
  place: { target: 'body', where: 'last' },
  overlay: true,
  fields: [
    { name: 'headline', label: 'Headline', type: 'text', most: 80 },
    { name: 'text', label: 'Text', type: 'text', most: 240, optional: true },
    { name: 'button', label: 'Words of the button', type: 'text', most: 40 },
    { name: 'link', label: 'Where it leads', type: 'link' },
    { name: 'close', label: 'Words for closing it', type: 'text', most: 40 },
  ],
} as const satisfies BlockForm
