import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'
import { ORIGINAL } from '../words.ts'
import { script } from './plain.ts'

const form = `<form id="signup" action="#signup">
<input name="id" aria-label="Member number">
<input name="parentNode" aria-label="Sponsor">
<button id="cta" class="button">${ORIGINAL}</button>
</form>`

/** A form whose fields stand in for properties of the form: `form.id` and `form.parentNode` are inputs. */
export const clobberedForm: HostPage = {
  name: 'clobbered-form',
  script,
  html: (place) => shell(place, landing({ cta: form })),
}
