export const SITE = { type: 'positional', description: 'The site’s id', required: true } as const
