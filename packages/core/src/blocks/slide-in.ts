import type { BlockForm } from '../block-form.ts'
import { dialog } from './dialog.ts'

export const slideIn = {
  id: 'slide-in',
  name: 'Slide-in',
  about: 'A small card in the corner, which leaves the page usable.',
  place: dialog.place,
  overlay: true,
  // It says the same, less loudly.
  fields: dialog.fields,
} as const satisfies BlockForm
