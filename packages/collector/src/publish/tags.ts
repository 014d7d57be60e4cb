import type { LiveFiles } from './live-files.ts'
import { type OtherTag, otherTag } from './other-tags.ts'
import type { Runtime } from './runtime.ts'
import type { Sites } from './sites.ts'
import { type TagOptions, tagFor } from './tag.ts'

/** How a tag is asked for; `collector` is the public address that it names. */
export type TagForm = {
  strict: boolean
  sri: boolean
  as?: OtherTag | undefined
  collector?: string | undefined
}

type Parts = {
  sites: Pick<Sites, 'knows' | 'settings'>
  files: Pick<LiveFiles, 'of'>
  stubs: Pick<Runtime, 'stub' | 'strictStub'>
  /** Where browsers reach the collector, and the files where those are elsewhere. */
  reached: string
  filesUrl: string | undefined
}

export type Tags = {
  /** The usual one. */
  usual(site: string): string
  /** None with `sri` while the site is paused. */
  of(site: string, form: TagForm): Promise<string | undefined>
}

/** What sites paste into their pages. */
export function createTags({ sites, files, stubs, reached, filesUrl }: Parts): Tags {
  function tag(options: Omit<TagOptions, 'collector'> & Pick<TagForm, 'collector'>): string {
    const { site, collector } = options
    return tagFor(
      {
        ...options,
        collector: collector ?? filesUrl ?? reached,
        previews: collector ?? reached,
        consent: sites.knows(site) ? sites.settings(site).consent : undefined,
      },
      stubs,
    )
  }

  return {
    usual: (site) => tag({ site }),
    async of(site, { strict, sri, as, collector }) {
      if (as) {
        const addresses = {
          files: collector ?? filesUrl ?? reached,
          collector: collector ?? reached,
        }
        return otherTag(as, site, addresses)
      }
      if (!sri) return tag({ site, strict, collector })
      const { kept } = (await files.of(site)) ?? {}
      return kept && tag({ site, strict, collector, kept })
    },
  }
}
