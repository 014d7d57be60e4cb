/** When a site's script was last asked for: the first sign of life of a tag, before any event. */
export type ScriptAsked = {
  note: (site: string) => void
  /** Unix ms; null since the start of this process. */
  at: (site: string) => number | null
}

export function createScriptAsked(now: () => number): ScriptAsked {
  const last = new Map<string, number>()
  return {
    note: (site) => last.set(site, now()),
    at: (site) => last.get(site) ?? null,
  }
}
