import { type Config, forceArms, type Problem, type Published, type ShownArm } from '@segue/core'
import { compileDraft } from '../publish/compile-draft.ts'
import { configText } from '../publish/config-text.ts'
import { type Encoded, encode } from '../publish/encoded.ts'
import type { Link } from '../publish/link.ts'
import { fill, PLACES } from '../publish/places.ts'
import type { Sites } from '../publish/sites.ts'
import { askedFor, type Part } from '../publish/snippet-file.ts'
import { chooseArms, type Wanted } from './choose-arms.ts'
import type { Drafts } from './drafts.ts'
import { linkPreview, linkRefusal } from './link-preview.ts'
import { namesOf, previewFacts } from './preview-facts.ts'
import type { Preview, PreviewTokens } from './preview-token.ts'

export const USUAL_HOURS = 24
export const MOST_HOURS = 30 * 24
const EXPIRED = 'This preview link has expired. Make a new one.'
const NONE = 'This is no preview link of this site. Make a new one.'
const HOUR = 60 * 60 * 1_000

export type PreviewRequest = Wanted & {
  site: string
  /** A published version, the live one if neither this nor a draft is named. */
  version?: number | undefined
  draft?: unknown
  hours?: number | undefined
}

/** What one link shows, by ids and by names, and what stands in its address. */
export type PreviewLink = { shown: ShownArm[]; names: ShownArm[]; token: string }

export type PreviewResult =
  /** `version`: null for a draft. `pages`: where the experience is, if one is forced. */
  | { kind: 'made'; version: number | null; until: number; pages: string[]; links: PreviewLink[] }
  | { kind: 'unknown'; fault: string }
  | { kind: 'refused'; problems: Problem[] }

type Parts = {
  sites: Pick<Sites, 'knows' | 'liveVersion' | 'version'>
  drafts: Drafts
  tokens: PreviewTokens
  link: Link
  /** The scripts of blocks; a draft may show those that no published version does. */
  blocks: Part[]
  keep(part: Part): void
  now: () => number
}

type Source = { of: Preview['of']; config: Config; published: Published }

/** Links that show one arm to whoever has them, and the files that such a link loads. */
export type Previews = ReturnType<typeof createPreviews>

export function createPreviews({ sites, drafts, tokens, link, blocks, keep, now }: Parts) {
  function sourceOf(site: string, of: Preview['of']): Source | undefined {
    // Compiled by this release, whichever published it.
    const config =
      of.kind === 'draft' ? drafts.find(of.draft) : sites.version(site, of.version)?.config
    const version = of.kind === 'version' ? of.version : sites.liveVersion(site)
    const compiled = config && compileDraft(site, config, version)
    return compiled && 'config' in compiled ? { of, ...compiled } : undefined
  }

  function keepDraft(site: string, draft: unknown): Source | { problems: Problem[] } {
    const compiled = compileDraft(site, draft, sites.liveVersion(site))
    if ('problems' in compiled) return compiled
    const id = drafts.keep(compiled.config, now(), now() - MOST_HOURS * HOUR)
    return { of: { kind: 'draft', draft: id }, ...compiled }
  }

  const refusals = new Map<string, Encoded>()
  /** Asked for by anybody, so it is made once. */
  async function refusal(site: string, message: string): Promise<Encoded> {
    const name = `${site} ${message}`
    const ready = refusals.get(name)
    if (ready) return ready
    const values = {
      [PLACES.site]: JSON.stringify(site),
      [PLACES.preview]: JSON.stringify(message),
    }
    const made = await encode('text/javascript', fill(await linkRefusal(link), values))
    refusals.set(name, made)
    return made
  }

  async function show(token: string, preview: Preview): Promise<Encoded> {
    const { site, of, shown, segments } = preview
    const source = sourceOf(site, of)
    // A draft is kept as long as its longest link; what this release cannot compile is over too.
    if (!source) return refusal(site, EXPIRED)
    const facts = previewFacts(source.config, preview, sites.liveVersion(site))
    const scripts = askedFor(source.published, blocks)
    if (Object.keys(scripts).length) for (const part of blocks) keep(part)
    const values = {
      [PLACES.config]: configText(forceArms(source.published, shown, segments)),
      [PLACES.preview]: configText({ token, ...facts, scripts }),
    }
    return encode('text/javascript', fill(await linkPreview(source.published, link), values))
  }

  return {
    async make({
      site,
      version,
      draft,
      hours = USUAL_HOURS,
      ...wanted
    }: PreviewRequest): Promise<PreviewResult> {
      const named = version ?? sites.liveVersion(site)
      const source =
        draft === undefined
          ? sourceOf(site, { kind: 'version', version: named })
          : keepDraft(site, draft)
      if (!source) {
        const newest = sites.liveVersion(site)
        return {
          kind: 'unknown',
          fault: `Site "${site}" has no version ${named} that this release can show. It has 1 to ${newest}.`,
        }
      }
      if ('problems' in source) return { kind: 'refused', problems: source.problems }
      const { of, config, published } = source
      const chosen = chooseArms(config, wanted)
      if ('fault' in chosen) return { kind: 'unknown', ...chosen }

      const until = now() + hours * HOUR
      const { segments } = wanted
      // Whoever opens a link need not wait for the linker.
      await linkPreview(published, link)
      return {
        kind: 'made',
        version: of.kind === 'version' ? of.version : null,
        until,
        pages: config.experiences.find(({ id }) => id === wanted.experience)?.pages ?? [],
        links: chosen.map((shown) => ({
          shown,
          names: shown.map((each) => namesOf(config, each)),
          token: tokens.sign({ site, of, shown, ...(segments && { segments }), until }),
        })),
      }
    },

    /** The script that a link loads in the place of the site's own. */
    async file(site: string, token: string): Promise<Encoded | undefined> {
      if (!sites.knows(site)) return undefined
      const read = tokens.read(token, site)
      return read.kind === 'valid'
        ? show(token, read.preview)
        : refusal(site, read.kind === 'expired' ? EXPIRED : NONE)
    },
  }
}
