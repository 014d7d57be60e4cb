import type { Config } from '@segue/core'
import type { LiveConfig } from './site.ts'

/** A site's edited config and the version that it was made from, as it lies in the browser. */
export type KeptDraft = { base: LiveConfig; config: Config; note: string }

export type KeptDrafts = {
  read: (site: string) => KeptDraft | null
  /** Null takes it away. False where the browser keeps nothing. */
  write: (site: string, draft: KeptDraft | null) => boolean
}

/** Of a release that keeps something else nothing is read. */
const FORMAT = 1

export const draftKey = (site: string) => `segue-draft/${site}`

export function keptDrafts(storage: Storage): KeptDrafts {
  return {
    read(site) {
      try {
        const { format, ...draft } = JSON.parse(storage.getItem(draftKey(site)) ?? '{}')
        return format === FORMAT ? draft : null
      } catch {
        return null
      }
    },
    write(site, draft) {
      try {
        if (draft) storage.setItem(draftKey(site), JSON.stringify({ format: FORMAT, ...draft }))
        else storage.removeItem(draftKey(site))
        return true
      } catch {
        // Full or forbidden: the draft then lives as long as the page.
        return false
      }
    },
  }
}
