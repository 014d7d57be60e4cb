import { describe, FORMAT, type Published } from '@segue/core'
import { compile } from './compile.ts'
import type { Sites } from './sites.ts'
import type { SnippetFiles } from './snippet-file.ts'

/** The files of each site's live version: made when it is published, after a start when first asked for. */
export type LiveFiles = ReturnType<typeof createLiveFiles>

export function createLiveFiles(
  sites: Pick<Sites, 'knows' | 'live'>,
  build: (published: Published) => Promise<SnippetFiles>,
) {
  const ready = new Map<string, Promise<SnippetFiles>>()

  const make = async (site: string): Promise<SnippetFiles> => {
    const { config, version, published } = sites.live(site)!
    if (published.format === FORMAT) return build(published)
    // Another release has published it: what a person wrote is compiled anew.
    const compiled = compile(config, version)
    if ('published' in compiled) return build(compiled.published)
    throw new Error(
      `The live config of "${site}" is of another release, and this one refuses it. Mend it and publish it again: segue publish ${site} <config.json>. ${compiled.problems.map(describe).join(' ')}`,
    )
  }

  return {
    put(site: string, files: SnippetFiles): void {
      ready.set(site, Promise.resolve(files))
    },
    async of(site: string): Promise<SnippetFiles | undefined> {
      if (!sites.knows(site)) return undefined
      const made = ready.get(site) ?? make(site)
      ready.set(site, made)
      return made
    },
  }
}
