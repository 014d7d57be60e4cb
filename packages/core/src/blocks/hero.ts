import type { BlockForm } from '../block-form.ts'

export const hero = {
  id: 'hero',
  name: 'Hero',
  about: 'A headline, a sentence and a button, large; with a picture where there is one.',
  fields: [
    { name: 'headline', label: 'Headline', type: 'text', most: 80 },
    { name: 'text', label: 'Sentence', type: 'text', most: 240, optional: true },
    { name: 'button', label: 'Words of the button', type: 'text', most: 40 },
    { name: 'link', label: 'Where it leads', type: 'link' },
    { name: 'image', label: 'Picture', type: 'image', optional: true },
    { name: 'alt', label: 'What the picture shows', type: 'text', most: 120, optional: true },
  ],
} as const satisfies BlockForm
