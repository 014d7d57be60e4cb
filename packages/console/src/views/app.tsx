import { useStore } from '@nanostores/preact'
import type { SiteScreen } from '../route.ts'
import { may } from '../standing.ts'
import type { Console } from '../wire.ts'
import { AccountScreen } from './account-screen.tsx'
import { AuditScreen } from './audit-screen.tsx'
import { DemoOffer } from './demo-panel.tsx'
import { Frame } from './frame.tsx'
import { InstallScreen } from './install-screen.tsx'
import { Join } from './join.tsx'
import { later } from './later.tsx'
import { LiveScreen } from './live-screen.tsx'
import { NewSite } from './new-site.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'
import { Own } from './own.tsx'
import { PeopleScreen } from './people-screen.tsx'
import { PublishScreen } from './publish-screen.tsx'
import { ResultsScreen } from './results-screen.tsx'
import { SignIn } from './sign-in.tsx'
import { VersionsScreen } from './versions-screen.tsx'

// Whoever reads results does not wait for what one authors with.
const SegmentsScreen = later(async () => (await import('./segments-screen.tsx')).SegmentsScreen)
const FiguresScreen = later(async () => (await import('./figures-screen.tsx')).FiguresScreen)
const ExperiencesScreen = later(
  async () => (await import('./experiences-screen.tsx')).ExperiencesScreen,
)

export function App({ stores }: { stores: Console }) {
  const { kind } = useStore(stores.session.$session)
  if (kind === 'waiting') return <Waiting />
  if (kind === 'unowned') return <Own session={stores.session} />
  if (kind === 'invited') return <Join session={stores.session} />
  if (kind === 'out' || kind === 'code') return <SignIn session={stores.session} />
  return (
    <Frame {...stores}>
      <Content stores={stores} />
    </Frame>
  )
}

function Content({ stores }: { stores: Console }) {
  const { screen } = useStore(stores.route.$route)
  const { session, account, people, audit, $standing } = stores
  const isOwner = may(useStore($standing), 'owner')
  if ((screen === 'people' || screen === 'audit') && !isOwner) {
    return <Notice tone="calm">This is for owners.</Notice>
  }
  switch (screen) {
    case 'account':
      return <AccountScreen account={account} session={session} />
    case 'people':
      return <PeopleScreen people={people} session={session} />
    case 'audit':
      return <AuditScreen audit={audit} />
    default:
      return <OfSite stores={stores} screen={screen} />
  }
}

function OfSite({ stores, screen }: { stores: Console; screen: SiteScreen }) {
  const sites = useStore(stores.site.$sites)
  const site = useStore(stores.site.$site)
  if (sites.kind === 'waiting' && site === null) return <Waiting />
  if (sites.kind === 'missing') return <Notice tone="bad">{sites.trouble}</Notice>
  if (site === null) {
    return (
      <Empty title="There is no site yet">
        <p>
          A site is what wears one tag: a shop, a blog, an application. Give it a name, and the tag
          for its pages comes next.
        </p>
        <DemoOffer demo={stores.demo} site="demo" />
        <NewSite newSite={stores.newSite} site={stores.site} />
      </Empty>
    )
  }
  // The screen of another site is another screen: nothing of the first may stay in its fields.
  return <Screen key={site} stores={stores} screen={screen} />
}

function Screen({ stores, screen }: { stores: Console; screen: SiteScreen }) {
  const { route, site, results, links, demo, live, draft, estimate, suggestions, power } = stores
  const { versions, install, $standing } = stores
  const mayPublish = may(useStore($standing), 'publisher')
  const chosen = useStore(site.$site)!
  switch (screen) {
    case 'results':
      return <ResultsScreen {...{ site, results, links, demo, route }} />
    case 'figures':
      return <FiguresScreen store={stores.siteFigures()} demo={demo} />
    case 'live':
      return <LiveScreen live={live} route={route} />
    case 'segments':
      return <SegmentsScreen {...{ draft, estimate, suggestions, route, mayPublish }} />
    case 'publish':
      return <PublishScreen {...{ draft, estimate, route, mayPublish }} site={chosen} />
    case 'edit':
      return (
        <ExperiencesScreen
          draft={draft}
          estimate={estimate}
          suggestions={suggestions}
          power={power}
          blockPictures={stores.blockPictures}
          route={route}
          mayPublish={mayPublish}
        />
      )
    case 'versions':
      return <VersionsScreen {...{ versions, draft, route, mayPublish }} site={chosen} />
    case 'install':
      return (
        <InstallScreen {...{ install, route, mayPublish }}>
          <details class="another-site">
            <summary>Make another site</summary>
            <NewSite newSite={stores.newSite} site={site} />
          </details>
        </InstallScreen>
      )
  }
}
