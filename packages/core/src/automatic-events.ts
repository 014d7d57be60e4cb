/** What the snippet tells by itself; each can be switched off in the config. */
export const AUTOMATIC_EVENTS = [
  'click',
  'scroll',
  'engagement',
  'form_submit',
  'video_start',
  'video_complete',
  'outbound_click',
  'file_download',
  'search',
  'web_vitals',
] as const
export type AutomaticEvent = (typeof AUTOMATIC_EVENTS)[number]
