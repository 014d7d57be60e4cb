import type { BlockForm } from '../block-form.ts'

export const card = {
  id: 'card',
  name: 'Picture and text',
  about: 'A picture beside a few sentences, with a link.',
  fields: [
    { name: 'headline', label: 'Headline', type: 'text', most: 80 },
    { name: 'text', label: 'Text', type: 'text', most: 400 },
    { name: 'link_text', label: 'Words of the link', type: 'text', most: 40, optional: true },
    { name: 'link', label: 'Where it leads', type: 'link', optional: true },
    { name: 'image', label: 'Picture', type: 'image' },
    { name: 'alt', label: 'What the picture shows', type: 'text', most: 120 },
    {
      name: 'side',
      label: 'Side of the picture',
      type: 'choice',
      of: ['start', 'end'],
      optional: true,
    },
  ],
  needs: ({ link, link_text }) => (link || link_text ? ['link', 'link_text'] : []),
} as const satisfies BlockForm
