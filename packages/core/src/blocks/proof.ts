import type { BlockForm } from '../block-form.ts'
import type { PeopleAsked } from '../people.ts'

export const proof = {
  id: 'proof',
  name: 'Social proof',
  about: 'How many people did something lately, as the collector has counted them.',
  fields: [
    {
      name: 'text',
      label: 'What so many people did',
      hint: 'Stands after the number: "people ordered in the last seven days".',
      type: 'text',
      most: 100,
    },
    { name: 'on', label: 'The event that tells of it', type: 'name' },
    { name: 'days', label: 'In the last days', type: 'number', least: 1, most: 30 },
    {
      name: 'item',
      label: 'With this item alone, by its item_id',
      type: 'text',
      most: 64,
      optional: true,
    },
    {
      name: 'least',
      label: 'Not shown for fewer',
      hint: 'So that a number says nothing of single people.',
      type: 'number',
      least: 5,
      most: 1_000_000,
    },
  ],
  people: ({ on, days, item, least }) => ({
    asked: { on, days, ...(item !== undefined && { item }) } as PeopleAsked,
    least: least as number,
  }),
} as const satisfies BlockForm
