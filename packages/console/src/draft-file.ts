import type { Problem } from '@segue/core'
import type { KeptDraft } from './kept-drafts.ts'

/** Of a release that writes something else nothing is read. */
const FORMAT = 'segue-draft/1'

/** A draft as a file: how it goes from whoever may edit to whoever may publish. */
export function draftFile(site: string, { base, config, note }: KeptDraft): Blob {
  const whole = { format: FORMAT, site, base, config, note }
  return new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' })
}

/** The draft that a file holds, or why it cannot be opened. It comes from outside: all of it is checked. */
export async function readDraftFile(
  text: string,
  site: string,
): Promise<{ draft: KeptDraft } | { trouble: string }> {
  const read = parse(text)
  if (read?.format !== FORMAT || !Number.isInteger(read.base?.version)) {
    return { trouble: 'This is no draft: it comes from “Save the draft as a file”.' }
  }
  if (read.site !== site) return { trouble: `This draft is of another site, “${read.site}”.` }
  const { checkConfig } = await import('./check-draft.ts')
  const base = checkConfig(read.base.config)
  if ('problems' in base) return { trouble: troubleOf(base.problems) }
  const config = checkConfig(read.config)
  if ('problems' in config) return { trouble: troubleOf(config.problems) }
  return {
    draft: {
      base: { version: read.base.version, config: base.config },
      config: config.config,
      note: typeof read.note === 'string' ? read.note.slice(0, 200) : '',
    },
  }
}

const troubleOf = ([first]: Problem[]) =>
  `It cannot be published as it is. ${first!.place}: ${first!.problem}.`

type Read = {
  format?: unknown
  site?: unknown
  base: { version: number; config: unknown }
  config?: unknown
  note?: unknown
}

function parse(text: string): Read | undefined {
  try {
    return JSON.parse(text) as Read
  } catch {
    return undefined
  }
}
