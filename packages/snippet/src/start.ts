import type { Published } from '@segue/core'
import type { Command } from './commands.ts'
import { type FromAfar, fromAfar } from './from-afar.ts'
import { noteFailure } from './guard.ts'
import { nobody } from './nobody.ts'
import { startHead } from './start-head.ts'
import { installVerbs, type Segue as Verbs } from './verbs.ts'

export type StartOptions = {
  /** The collector's public address; it may have a path, or be a path of the site's own. */
  collector: string
  site: string
  /** What the collector serves at `/s/<site>.json`, when it is built in. Otherwise it is fetched. */
  config?: { format: number; site: string }
  /** How long `ready` waits for the config, in milliseconds; 800 if not said. */
  wait?: number
  /** Nothing is stored or sent before `consent('granted')`. */
  consent?: 'required'
}

/** What `start` gives: the verbs, from the first moment on. */
export type Segue = FromAfar & {
  /** Resolves when it is known what this visitor sees, or has taken too long: what is rendered then does not flash. */
  ready: Promise<void>
}

const WAIT = 800

/**
 * Segue without a tag, from a bundle. On a page that has the tag, or has been started, it gives
 * the verbs alone; on a server they do nothing.
 */
export function start({ collector, site, config, wait = WAIT, consent }: StartOptions): Segue {
  if (!collector || !site) {
    throw new TypeError(
      `segue: start() needs the collector's address and the site's id; it got "${collector}" and "${site}".`,
    )
  }
  if (config && config.site !== site) {
    throw new TypeError(
      `segue: the config given to start() is of "${config.site}", not of "${site}".`,
    )
  }
  if (typeof document === 'undefined') return { ...fromAfar({ segue: nobody }), ready: now }

  const page = window as { segue?: Verbs | (Command[] & { started?: true }) }
  page.segue ??= []
  const segue = fromAfar(page)
  if (!Array.isArray(page.segue) || page.segue.started || hasTag(site))
    return { ...segue, ready: now }
  page.segue.started = true

  const base = new URL(collector.replace(/\/*$/, '/'), location.href)
  const begin = (published: object) =>
    startHead(published as Published, new URL('e', base).href, consent)
  const begun = config
    ? begin(config)
    : fetchConfig(new URL(`s/${site}.json`, base).href).then(begin, (error) => {
        noteFailure(error)
        installVerbs(nobody)
      })
  if (!begun) return { ...segue, ready: now }
  const waited = new Promise<void>((resolve) => setTimeout(resolve, wait))
  return { ...segue, ready: Promise.race([begun, waited]) }
}

const now = Promise.resolve()

/** The tag counts this page view already, also when its script has not come yet. */
function hasTag(site: string): boolean {
  const name = new RegExp(`/s/${site}(\\.[0-9a-f]+)?\\.js$`)
  return Array.from(document.scripts).some(({ src }) => name.test(src))
}

async function fetchConfig(url: string): Promise<object> {
  const response = await fetch(url)
  if (response.ok) return response.json()
  throw new Error(`${url} answered with status ${response.status}. Is the site published there?`)
}
