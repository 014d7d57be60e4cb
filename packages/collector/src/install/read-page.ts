import type { PageFinding } from '@segue/core'
import type { FetchedPage } from './fetch-page.ts'
import { letsCodeLoad, runsAdded, runsScript } from './script-policy.ts'
import { type FoundScript, scriptsOf } from './scripts-of.ts'
import { matchesAddress, type Policy, parsePolicies, sourcesFor } from './source-list.ts'

export type Wanted = {
  site: string
  /** Where visitors reach the collector's scripts, as it knows. */
  addresses: readonly URL[]
}

/** A script that is, or loads, the script of a site. */
type Tag = { script: FoundScript; site: string; src: URL; isInline: boolean }

const bad = (id: PageFinding['id'], words: string, remedy: string): PageFinding => ({
  id,
  tone: 'bad',
  words,
  remedy,
})
const warn = (id: PageFinding['id'], words: string, remedy: string): PageFinding => ({
  ...bad(id, words, remedy),
  tone: 'warn',
})

/** What is wrong with the tag of a page, by the page's source and its policy; what hurts most first. */
export function readPage(page: FetchedPage, { site, addresses }: Wanted): PageFinding[] {
  if (page.status !== 200 || !/\bhtml\b/.test(page.type)) return [noPage(page)]
  const { scripts, policies } = scriptsOf(page.html)
  const tags = scripts.flatMap((script) => tagIn(script, page.url) ?? [])
  const tag = tags.find((one) => one.site === site)
  if (!tag) return [noTag(scripts, tags, site)]
  const rules = [...page.policies, ...policies].flatMap(parsePolicies)
  const found = [
    ...switchedOff(tag),
    ...placeOf(tag),
    ...addressOf(tag, page.url, addresses),
    ...byPolicy(tag, rules, page.url),
  ]
  if (found.length) return found
  return [{ id: 'in-place', tone: 'good', words: 'The tag is where it has to be.', remedy: null }]
}

function noPage({ status, type, url }: FetchedPage): PageFinding {
  const given = type.split(';')[0] || 'something without a type'
  return status === 200
    ? bad('no-page', `${url} is ${given}, not a page.`, 'Give the address of a page.')
    : bad(
        'no-page',
        `${url} answers with status ${status}.`,
        'Give a page that everybody can open without signing in.',
      )
}

/** The site of a script that loads one, by the address it names. */
function tagIn(script: FoundScript, page: URL): Tag | undefined {
  const { src } = script.attributes
  const named = src ?? addressIn(script.code)
  if (named === undefined || !URL.canParse(named, page.href)) return undefined
  const address = new URL(named, page)
  const site = /\/s\/([\w-]{1,64})(?:\.[0-9a-f]+)?\.js$/.exec(address.pathname)?.[1]
  return site === undefined
    ? undefined
    : { script, site, src: address, isInline: src === undefined }
}

/** The address that the tag's own code loads. */
const addressIn = (code: string) =>
  /\bsegue\b/.test(code) ? /"([^"\s]*\/s\/[\w-]+\.js)"/.exec(code)?.[1] : undefined

function noTag(scripts: FoundScript[], tags: Tag[], site: string): PageFinding {
  // An address alone says too little: many sites have a folder "s".
  const other = tags.find(({ isInline, script }) => isInline || 'data-late' in script.attributes)
  if (other) {
    return bad(
      'another-site',
      `The page wears the tag of "${other.site}", not of "${site}".`,
      'Paste the tag from here in its place.',
    )
  }
  const managed = scripts.some(({ code, attributes: { src = '' } }) =>
    /googletagmanager\.com\/gtm\.js|assets\.adobedtm\.com|tags\.tiqcdn\.com/.test(src + code),
  )
  if (managed) {
    return warn(
      'tag-manager',
      'There is no tag in the page’s source, but a tag manager, which may bring it.',
      'Open the page: an event says that it did. What is painted before it comes stays as it is.',
    )
  }
  return bad(
    'no-tag',
    'There is no tag in the page’s source.',
    'Paste it into the head of this page, clear the cache of your shop or CDN, and check again.',
  )
}

function switchedOff({ script }: Tag): PageFinding[] {
  if (!('data-off' in script.attributes)) return []
  return [bad('switched-off', 'The tag is switched off by data-off.', 'Take that attribute out.')]
}

function placeOf({ script: { inHead, waitsFor } }: Tag): PageFinding[] {
  if (!inHead) {
    return [
      bad(
        'in-body',
        'The tag is in the body. It comes too late there: what is painted before it stays as it is.',
        'Move it into the head, as far up as you can.',
      ),
    ]
  }
  if (waitsFor === 0) return []
  const others = waitsFor === 1 ? 'one stylesheet or script' : `${waitsFor} stylesheets and scripts`
  return [
    warn(
      'behind-others',
      `The tag waits for ${others} that the page has before it.`,
      'Move it up, right behind <meta charset>.',
    ),
  ]
}

function addressOf({ src, site }: Tag, page: URL, addresses: readonly URL[]): PageFinding[] {
  const known = [page, ...addresses].some(({ origin }) => origin === src.origin)
  if (known || !addresses.length) return []
  return [
    warn(
      'another-address',
      `The tag loads ${src.origin}${src.pathname}; this collector is reached at ${addresses[0]!.origin}.`,
      `Does ${src.host} lead here? Then all is well. Else paste the tag of "${site}" anew.`,
    ),
  ]
}

function byPolicy(tag: Tag, policies: Policy[], page: URL): PageFinding[] {
  if (!policies.length) return []
  const { script, src, isInline } = tag
  const nonce = script.attributes.nonce
  if (nonce === 'NONCE') {
    return [
      bad(
        'nonce-unfilled',
        'The tag’s nonce is still the word NONCE.',
        'Let your server write each answer’s nonce there, as in its Content-Security-Policy.',
      ),
    ]
  }
  const seen = { nonce, code: script.code, src: isInline ? undefined : src }
  const runs = policies.every((policy) => runsScript(policy, seen, page))
  const loads = !isInline || policies.every((policy) => runsAdded(policy, src, page))
  const trusted = !isInline || policies.every(letsCodeLoad)
  const sends = policies.every((policy) => {
    const sources = sourcesFor(policy, 'connect-src')
    return !sources || matchesAddress(sources, new URL('../e', src), page)
  })
  return [
    ...(runs && loads
      ? []
      : [
          bad(
            'policy-script',
            'The page’s Content-Security-Policy blocks the script.',
            runs
              ? `Add ${src.origin} to script-src.`
              : `Add ${src.origin} to script-src, and give the tag your nonce (<script nonce="…">).`,
          ),
        ]),
    ...(trusted
      ? []
      : [
          bad(
            'policy-script',
            'The page’s policy has Trusted Types: no code may load a script there.',
            'Take the tag for strict policies.',
          ),
        ]),
    ...(sends
      ? []
      : [
          bad(
            'policy-beacons',
            'The page’s Content-Security-Policy blocks what the script sends.',
            `Add ${src.origin} to connect-src.`,
          ),
        ]),
  ]
}
