import type { BlockForm } from '../block-form.ts'

export const announcement = {
  id: 'announcement',
  name: 'Announcement bar',
  about: 'One line across the top of the page.',
  place: { target: 'body', where: 'first' },
  fields: [
    { name: 'text', label: 'Text', type: 'text', most: 120 },
    { name: 'link_text', label: 'Words of the link', type: 'text', most: 40, optional: true },
    { name: 'link', label: 'Where it leads', type: 'link', optional: true },
    {
      name: 'close',
      label: 'Words for closing it',
      hint: 'Without them it stays.',
      type: 'text',
      most: 40,
      optional: true,
    },
  ],
  needs: ({ link, link_text }) => (link || link_text ? ['link', 'link_text'] : []),
} as const satisfies BlockForm
