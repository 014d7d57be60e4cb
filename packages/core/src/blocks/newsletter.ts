import type { BlockForm } from '../block-form.ts'

export const newsletter = {
  id: 'newsletter',
  name: 'Newsletter',
  about: 'Asks for an e-mail address and hands it to your own site, nobody else.',
  fields: [
    { name: 'headline', label: 'Headline', type: 'text', most: 80 },
    { name: 'text', label: 'Text', type: 'text', most: 240, optional: true },
    { name: 'label', label: 'Name of the field', type: 'text', most: 40 },
    { name: 'button', label: 'Words of the button', type: 'text', most: 40 },
    {
      name: 'action',
      label: 'Who takes the address',
      hint: 'A path of your site: it gets a POST with the field "email".',
      type: 'link',
    },
    { name: 'thanks', label: 'Thanks', type: 'text', most: 160 },
    { name: 'failed', label: 'When it does not work', type: 'text', most: 160 },
  ],
} as const satisfies BlockForm
