/** Markup that may be sent as it is; everything else is escaped on its way in. */
export type Html = { readonly markup: string }

type Value = Html | Html[] | string | number | false | undefined

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function show(value: Value): string {
  if (value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map(show).join('')
  if (typeof value === 'object') return value.markup
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)
}

/** A tagged template: html`<p title="${title}">${text}</p>`, safe in text and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: parts.reduce((sum, part, n) => sum + show(values[n - 1]) + part) }
}

/** For markup that was made elsewhere and is trusted, such as the tag in `<head>`. */
export const raw = (markup: string): Html => ({ markup })
