import type { BlockForm } from '../block-form.ts'

export const survey = {
  id: 'survey',
  name: 'Question',
  about: 'One question; the answer is known as a declared trait at once.',
  fields: [
    { name: 'question', label: 'Question', type: 'text', most: 160 },
    {
      name: 'kind',
      label: 'Kind of answer',
      type: 'choice',
      of: ['one', 'several', 'nps', 'csat', 'words'],
    },
    {
      name: 'answer',
      label: 'Name of the answer',
      hint: 'Segments know it as declared.<name>.',
      type: 'name',
    },
    {
      name: 'choices',
      label: 'Choices',
      type: 'list',
      of: [
        { name: 'value', label: 'Value', type: 'text', most: 40 },
        { name: 'label', label: 'Words', type: 'text', most: 80 },
      ],
      least: 2,
      most: 8,
      optional: true,
    },
    { name: 'button', label: 'Words of the button', type: 'text', most: 40 },
    { name: 'thanks', label: 'Thanks', type: 'text', most: 160 },
  ],
  needs: ({ kind }) => (kind === 'one' || kind === 'several' ? ['choices'] : []),
} as const satisfies BlockForm
