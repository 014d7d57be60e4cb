/** Where the snippet hears what the site's own code tells: each can be switched off in the config. */
export const SOURCES = ['dataLayer', 'shops', 'markup', 'fields'] as const
export type Source = (typeof SOURCES)[number]

/** The sources to listen to: shop systems tell by the data layer too, so theirs stands for both. */
export function heardSources(switched: Partial<Record<Source, boolean>>): Source[] {
  const on = SOURCES.filter((source) => switched[source] !== false)
  return on.includes('shops') ? on.filter((source) => source !== 'dataLayer') : on
}
