import { useStore } from '@nanostores/preact'
import type { Console } from '../wire.ts'
import { DemoOffer } from './demo-panel.tsx'
import { EditScreen } from './edit-screen.tsx'
import { Frame } from './frame.tsx'
import { InstallScreen } from './install-screen.tsx'
import { LiveScreen } from './live-screen.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'
import { Own } from './own.tsx'
import { PublishScreen } from './publish-screen.tsx'
import { ResultsScreen } from './results-screen.tsx'
import { SegmentsScreen } from './segments-screen.tsx'
import { SignIn } from './sign-in.tsx'
import { VersionsScreen } from './versions-screen.tsx'

export function App({ stores }: { stores: Console }) {
  const { kind } = useStore(stores.session.$session)
  if (kind === 'waiting') return <Waiting />
  if (kind === 'unowned') return <Own session={stores.session} />
  if (kind === 'out') return <SignIn session={stores.session} />
  return (
    <Frame site={stores.site} route={stores.route} draft={stores.draft} session={stores.session}>
      <Content stores={stores} />
    </Frame>
  )
}

function Content({ stores }: { stores: Console }) {
  const sites = useStore(stores.site.$sites)
  const site = useStore(stores.site.$site)
  if (sites.kind === 'waiting') return <Waiting />
  if (sites.kind === 'missing') return <Notice tone="bad">{sites.trouble}</Notice>
  if (site === null) {
    return (
      <Empty title="There is no site yet">
        <p>
          A site begins with its first published config. Publish one with the <code>segue</code>{' '}
          command, and it shows up here by itself.
        </p>
        <DemoOffer demo={stores.demo} site="demo" />
      </Empty>
    )
  }
  // The screen of another site is another screen: nothing of the first may stay in its fields.
  return <Screen key={site} stores={stores} />
}

function Screen({ stores }: { stores: Console }) {
  const { screen } = useStore(stores.route.$route)
  const { route, site, results, demo, live, draft, estimate, suggestions, versions, install } =
    stores
  switch (screen) {
    case 'results':
      return <ResultsScreen site={site} results={results} demo={demo} route={route} />
    case 'live':
      return <LiveScreen live={live} route={route} />
    case 'segments':
      return (
        <SegmentsScreen draft={draft} estimate={estimate} suggestions={suggestions} route={route} />
      )
    case 'publish':
      return <PublishScreen draft={draft} />
    case 'edit':
      return <EditScreen site={site} draft={draft} route={route} />
    case 'versions':
      return <VersionsScreen versions={versions} draft={draft} />
    case 'install':
      return <InstallScreen install={install} route={route} />
  }
}
