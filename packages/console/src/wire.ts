import type { ReadableAtom } from 'nanostores'
import { type AccountStore, createAccount } from './account.ts'
import { createApi } from './api.ts'
import { type AuditStore, createAudit } from './audit.ts'
import { type BlockPicturesStore, createBlockPictures } from './block-pictures.ts'
import { createDemo, type DemoStore } from './demo.ts'
import { createDraft, type DraftStore } from './draft.ts'
import { createEstimate, type EstimateStore } from './estimate.ts'
import { createInstall, type InstallStore } from './install.ts'
import { keptDrafts } from './kept-drafts.ts'
import { lazily } from './lazily.ts'
import { createLive, type LiveStore } from './live.ts'
import { createNewSite, type NewSiteStore } from './new-site.ts'
import { createPeople, type PeopleStore } from './people.ts'
import { createPower, type PowerStore } from './power.ts'
import type { Repeat } from './repeat.ts'
import { createResults, type ResultsStore } from './results.ts'
import { createResultsLinks, type ResultsLinksStore } from './results-links.ts'
import { createRoute, type RouteStore } from './route.ts'
import { createSession, type SessionStore } from './session.ts'
import { createSite, type SiteStore } from './site.ts'
import { createSiteFigures, type SiteFiguresStore } from './site-figures.ts'
import { createStanding, type Standing } from './standing.ts'
import { createSuggestions, type SuggestionsStore } from './suggestions.ts'
import { createVersions, type VersionsStore } from './versions.ts'

export type Console = {
  session: SessionStore
  route: RouteStore
  site: SiteStore
  results: ResultsStore
  links: ResultsLinksStore
  /** Which time zone this is takes a browser a while to say. */
  siteFigures: () => SiteFiguresStore
  demo: DemoStore
  live: LiveStore
  draft: DraftStore
  estimate: EstimateStore
  suggestions: SuggestionsStore
  power: PowerStore
  blockPictures: BlockPicturesStore
  newSite: NewSiteStore
  versions: VersionsStore
  install: InstallStore
  $standing: ReadableAtom<Standing>
  account: AccountStore
  people: PeopleStore
  audit: AuditStore
}

type Edge = {
  api: string
  /** Where drafts outlive the tab. */
  drafts: Storage
  /** Where the console itself is reached, for links to it. */
  origin: string
  hash: string
  navigate: (href: string) => void
  repeat: Repeat
  now: () => number
}

/** All stores of the console, put together; nothing is read before a screen listens. */
export function wire({ api, drafts, origin, hash, navigate, repeat, now }: Edge): Console {
  const { get, post, remove } = createApi({ base: api, refused: () => session.refused() })
  const session: SessionStore = createSession(get, post)
  const route = createRoute(hash, navigate)
  const reader = { get, repeat, now }
  const site = createSite(reader, session.$who, route.$route)
  const draft = createDraft(post, site, keptDrafts(drafts))
  const $standing = createStanding(session.$session, site.$site)
  const results = createResults(reader, site, route.$route)
  return {
    session,
    route,
    site,
    results,
    links: createResultsLinks(reader, { post, remove, origin }, results.$path, $standing),
    siteFigures: lazily(() => createSiteFigures(reader, site.$site)),
    demo: createDemo(reader, { post, remove }, site, $standing),
    live: createLive(reader, site),
    draft,
    estimate: createEstimate(post, site.$site, draft, route.$route),
    suggestions: createSuggestions(reader, site),
    power: createPower(get),
    blockPictures: createBlockPictures(post, site.$site),
    newSite: createNewSite(post, site.refreshSites, route),
    versions: createVersions(reader, post, site),
    install: createInstall(reader, post, site),
    $standing,
    account: createAccount(reader, { post, remove }, session.$who),
    people: createPeople(reader, { post, remove, origin }, site.$site, $standing),
    audit: createAudit(reader, site.$site, $standing),
  }
}
