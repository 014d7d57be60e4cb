import { useStore } from '@nanostores/preact'
import type { Role } from '@segue/core'
import type { ReadableAtom } from 'nanostores'
import type { ComponentChildren } from 'preact'
import type { DraftStore } from '../draft.ts'
import { ACCESS_SCREENS, type RouteStore, type Screen } from '../route.ts'
import type { SessionStore } from '../session.ts'
import type { SiteStore } from '../site.ts'
import { may, type Standing } from '../standing.ts'
import { Icon } from './icon.tsx'
import { Mark } from './mark.tsx'

/** The screens of a site that one goes to from anywhere. */
const SITE_SCREENS = [
  'results',
  'figures',
  'live',
  'segments',
  'edit',
  'versions',
  'install',
] as const

const LABELS: Record<Exclude<Screen, 'publish'>, string> = {
  results: 'Results',
  figures: 'Figures',
  live: 'Live',
  segments: 'Segments',
  edit: 'Experiences',
  versions: 'Versions',
  install: 'Install',
  people: 'People',
  audit: 'Record',
  account: 'Account',
}

/** What a screen is for, for those who have no less than that role. */
const NEEDS: Partial<Record<Screen, Role>> = {
  segments: 'editor',
  edit: 'editor',
  people: 'owner',
  audit: 'owner',
}

type Props = {
  site: SiteStore
  route: RouteStore
  draft: DraftStore
  session: SessionStore
  $standing: ReadableAtom<Standing>
  children: ComponentChildren
}

/** What stays around every screen: the site, the way to the others, and the way out. */
export function Frame({ site, route, draft, session, $standing, children }: Props) {
  const standing = useStore($standing)
  const { caller } = useStore(session.$session)
  const offered = (name: Screen) => may(standing, NEEDS[name] ?? 'viewer')
  const { screen } = useStore(route.$route)
  const unsaved = useStore(draft.$draft)?.dirty
  return (
    <div class="frame">
      {/* A link would put its fragment in the place of the screen's address. */}
      <button
        type="button"
        class="skip"
        onClick={() => document.getElementById('content')?.focus()}
      >
        Skip to the content
      </button>
      <header class="rail">
        <p class="brand">
          <Mark />
          Segue
        </p>
        <SiteSwitch site={site} route={route} />
        <nav aria-label="Screens">
          <ul class="nav">
            {SITE_SCREENS.filter(offered).map((name) => (
              <li key={name}>
                <a
                  href={route.href({
                    screen: name,
                    segment: '',
                    // Their screens begin with a list.
                    ...(name === 'edit' && { experience: '', audience: '' }),
                  })}
                  aria-current={name === screen ? 'page' : undefined}
                >
                  <Icon name={name} />
                  <span>{LABELS[name]}</span>
                </a>
              </li>
            ))}
            {(unsaved || screen === 'publish') && (
              <li class="nav-publish">
                <a
                  href={route.href({ screen: 'publish' })}
                  aria-current={screen === 'publish' ? 'page' : undefined}
                >
                  <Icon name="done" />
                  <span>{may(standing, 'publisher') ? 'Publish' : 'Review'}</span>
                  {unsaved && (
                    <span class="nav-mark">
                      <span class="unseen">, with unpublished edits</span>
                    </span>
                  )}
                </a>
              </li>
            )}
          </ul>
        </nav>
        <nav aria-label="You and others" class="rail-foot">
          {ACCESS_SCREENS.filter((name) => name === 'account' || offered(name)).map((name) => (
            <a
              key={name}
              href={route.href({ screen: name })}
              aria-current={name === screen ? 'page' : undefined}
            >
              <Icon name={name} />
              <span>{name === 'account' ? (caller?.name ?? LABELS[name]) : LABELS[name]}</span>
            </a>
          ))}
          <button type="button" class="sign-out" onClick={() => void session.signOut()}>
            <Icon name="leave" />
            <span>Sign out</span>
          </button>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function SiteSwitch({ site, route }: { site: SiteStore; route: RouteStore }) {
  const sites = useStore(site.$sites)
  const chosen = useStore(site.$site)
  if (sites.kind !== 'here' || chosen === null) return <p class="site" />
  if (sites.value.length === 1) {
    return (
      <p class="site">
        <span class="unseen">Site: </span>
        {sites.value[0]?.name}
      </p>
    )
  }
  return (
    <label class="site">
      <span class="unseen">Site</span>
      <select
        value={chosen}
        onChange={(event) =>
          route.go({ site: event.currentTarget.value, experience: '', audience: '' })
        }
      >
        {sites.value.map(({ site: id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
