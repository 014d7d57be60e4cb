import type { BlockForm } from '../block-form.ts'

export const sticky = {
  id: 'sticky',
  name: 'Sticky button',
  about: 'A button that stays at the foot of the window.',
  place: { target: 'body', where: 'last' },
  fields: [
    { name: 'text', label: 'Text beside it', type: 'text', most: 80, optional: true },
    { name: 'button', label: 'Words of the button', type: 'text', most: 40 },
    { name: 'link', label: 'Where it leads', type: 'link' },
    {
      name: 'close',
      label: 'Words for closing it',
      hint: 'Without them it stays.',
      type: 'text',
      most: 40,
      optional: true,
    },
  ],
} as const satisfies BlockForm
