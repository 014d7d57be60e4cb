/** Where a build puts its values into the text of a file. */
export const PLACES = {
  config: '__SEGUE_CONFIG__',
  tail: '__SEGUE_TAIL__',
  inspector: '__SEGUE_INSPECTOR__',
  blocks: '__SEGUE_BLOCKS__',
  events: '__SEGUE_EVENTS__',
  src: '__SEGUE_SRC__',
  previews: '__SEGUE_PREVIEWS__',
  site: '__SEGUE_SITE__',
  wait: '__SEGUE_WAIT__',
  preview: '__SEGUE_PREVIEW__',
} as const

/** Puts values where a file has its placeholders. */
export function fill(text: string, values: Record<string, string>): string {
  // A replacement given as a string would read `$&` in a marketer's text as a command.
  return text.replace(/__SEGUE_[A-Z]+__/g, (place) => values[place] ?? place)
}
