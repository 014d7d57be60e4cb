import { FORMAT, type Published } from '@segue/core'
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
    const live = sites.live(site)
    if (live?.published.format !== FORMAT) {
      throw new Error(
        `The live config of "${site}" is of another release. Publish it again: segue publish ${site} <config.json>.`,
      )
    }
    return build(live.published)
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
