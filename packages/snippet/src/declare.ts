import { hear, isIgnored } from './hear.ts'
import { cut } from './stamp.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/**
 * Fields with `data-segue-declare="name"`: a field of a form is declared when the form is
 * submitted, for what is typed and not sent is not told; one without a form when it changes.
 * And the code of a link with `?segue_c=…`.
 */
export function watchDeclared({ track }: Watching): Undo {
  const declare = (fields: Iterable<Element>) => {
    const values = [...fields].flatMap((field) => {
      const name = field.getAttribute('data-segue-declare')
      const value = name && !isIgnored(field) ? said(field as Field) : undefined
      return value === undefined ? [] : [[name, value]]
    })
    if (values.length) track('identify', { declared: Object.fromEntries(values) })
  }
  // A link of a letter says who comes back by it.
  const code = cut(new URLSearchParams(location.search).get('segue_c') ?? '', 64)
  if (code) track('identify', { declared: { segue_c: code } })
  const unsubmit = hear<HTMLFormElement>('submit', ({ elements }) => declare(elements))
  const unchange = hear<Field>('change', (field) => field.form || declare([field]))
  return () => {
    unsubmit()
    unchange()
  }
}

/** What a field says; nothing for one that is empty, not chosen or secret. */
function said(field: Field): unknown {
  const { type, value } = field
  const { checked, valueAsNumber } = field as HTMLInputElement
  // Read from the attribute: browsers do not know all words, and a page may show a password as text.
  if (/\bcc-|password|one-time/.test(`${type} ${field.getAttribute('autocomplete')}`.toLowerCase()))
    return
  if (type === 'checkbox') return checked
  if (type === 'file' || (type === 'radio' && !checked)) return
  if (type === 'number' || type === 'range')
    return Number.isNaN(valueAsNumber) ? undefined : valueAsNumber
  return cut(value.trim(), 64) || undefined
}
