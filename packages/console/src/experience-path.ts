export type Place = { site: string; experience: string }

/** Where the API has something of one experience. */
export const experiencePath = (
  room: 'reports' | 'funnels' | 'times',
  { site, experience }: Place,
): string => `/sites/${encodeURIComponent(site)}/${room}/${encodeURIComponent(experience)}`
