import { hear } from './hear.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

/** Which form was submitted and where to, in GA4's words; never what was typed into it. */
export function watchForms({ track }: Watching): Undo {
  return hear('submit', (form) => {
    // A field called "action" or "id" stands before the form's own property of that name.
    const its = (name: string) => form.getAttribute(name) ?? ''
    const { pathname } = new URL(its('action'), location.href)
    track('form_submit', { form_id: its('id'), form_name: its('name'), form_destination: pathname })
  })
}
