import type { BlockForm } from '../block-form.ts'

export const countdown = {
  id: 'countdown',
  name: 'Countdown',
  about:
    'The time until a moment that is the same for everybody: it ends then and never begins anew.',
  fields: [
    { name: 'text', label: 'What ends', type: 'text', most: 80 },
    { name: 'until', label: 'When', type: 'moment' },
    { name: 'link_text', label: 'Words of the link', type: 'text', most: 40, optional: true },
    { name: 'link', label: 'Where it leads', type: 'link', optional: true },
  ],
  needs: ({ link, link_text }) => (link || link_text ? ['link', 'link_text'] : []),
} as const satisfies BlockForm
