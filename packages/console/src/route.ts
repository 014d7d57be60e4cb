import { atom, type ReadableAtom } from 'nanostores'

export const SCREENS = [
  'results',
  'figures',
  'live',
  'segments',
  'edit',
  'versions',
  'install',
  'publish',
] as const
/** About oneself and the others, whatever the site. */
export const ACCESS_SCREENS = ['people', 'audit', 'account'] as const
export type SiteScreen = (typeof SCREENS)[number]
export type Screen = SiteScreen | (typeof ACCESS_SCREENS)[number]
const ALL: readonly Screen[] = [...SCREENS, ...ACCESS_SCREENS]

/** Where one is. An empty name means: the first there is. */
export type Route = {
  site: string
  screen: Screen
  experience: string
  audience: string
  segment: string
}

/** `#/shop/edit/hero/vip` → its parts; `#/shop/segments/vip`. An unknown screen is the results. */
export function parseRoute(hash: string): Route {
  const [, site = '', named, first = '', second = ''] = hash.split('/').map(decode)
  const screen = ALL.find((known) => known === named) ?? 'results'
  return screen === 'segments'
    ? { site, screen, experience: '', audience: '', segment: first }
    : { site, screen, experience: first, audience: second, segment: '' }
}

export function formatRoute({ site, screen, experience, audience, segment }: Route): string {
  const place = screen === 'segments' ? [segment] : [experience, audience]
  const parts = [site, screen, ...place].map(encodeURIComponent)
  return `#/${parts.join('/').replace(/\/+$/, '')}`
}

export type RouteStore = {
  $route: ReadableAtom<Route>
  /** The address of a place; what is not named stays as it is. */
  href: (to: Partial<Route>) => string
  go: (to: Partial<Route>) => void
  /** Tells the store what the address has become. */
  moved: (hash: string) => void
}

export function createRoute(hash: string, navigate: (href: string) => void): RouteStore {
  const $route = atom(parseRoute(hash))
  const href = (to: Partial<Route>) => formatRoute({ ...$route.get(), ...to })
  return {
    $route,
    href,
    go: (to) => navigate(href(to)),
    moved: (now) => $route.set(parseRoute(now)),
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
