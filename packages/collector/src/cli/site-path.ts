export const SITE = { type: 'positional', description: 'The site’s id', required: true } as const

/** Where the API has what is a site's. */
export const sitePath = (...parts: string[]): string =>
  `/sites/${parts.map(encodeURIComponent).join('/')}`
