import type { BlockForm } from '../block-form.ts'
import type { RowPick } from '../change.ts'

export const strip = {
  id: 'strip',
  name: 'Products',
  about: 'What this visitor looked at last, has in the cart, or what goes with that.',
  fields: [
    { name: 'title', label: 'Title', type: 'text', most: 80 },
    {
      name: 'show',
      label: 'Which products',
      type: 'choice',
      of: ['viewed', 'cart', 'together'],
    },
    { name: 'most', label: 'At most', type: 'number', least: 1, most: 8 },
    {
      name: 'products',
      label: 'All products that it may show',
      type: 'list',
      least: 1,
      most: 50,
      of: [
        { name: 'id', label: 'Id, as item_id has it', type: 'text', most: 64 },
        { name: 'name', label: 'Name', type: 'text', most: 80 },
        {
          name: 'price',
          label: 'Price, with its currency',
          type: 'text',
          most: 20,
          optional: true,
        },
        { name: 'image', label: 'Picture', type: 'image' },
        { name: 'link', label: 'Its page', type: 'link' },
        {
          name: 'goes_with',
          label: 'Goes with these, by their ids',
          hint: 'With a comma between them.',
          type: 'text',
          most: 600,
          optional: true,
        },
      ],
    },
  ],
  pick({ show, most, products }): RowPick {
    const from = show === 'viewed' ? 'viewed' : 'cart'
    if (show !== 'together') return { from, most: most as number }
    const pairs: Record<string, string[]> = {}
    for (const { id, goes_with = '' } of products as { id: string; goes_with?: string }[]) {
      for (const other of goes_with.split(',').map((each) => each.trim())) {
        if (other) pairs[other] = [...(pairs[other] ?? []), id]
      }
    }
    return { from, most: most as number, with: pairs }
  },
} as const satisfies BlockForm
