const SCHEMES = { link: ['http:', 'https:', 'mailto:', 'tel:'], image: ['http:', 'https:'] }

/**
 * What is wrong with an address that a published page would get; undefined for a good one. It is
 * read as a browser reads it, relative ones too, and must have nothing that a browser would drop:
 * `java\nscript:` and ` javascript:` run there.
 */
export function urlFault(url: string, use: 'link' | 'image'): string | undefined {
  if (/[\p{Cc}\p{Cf}\s]/u.test(url)) return 'An address has no spaces and no control characters'
  const page = 'https://page.invalid/'
  if (!URL.canParse(url, page)) return 'This is no address'
  const { protocol } = new URL(url, page)
  return SCHEMES[use].includes(protocol)
    ? undefined
    : `An address that starts with "${protocol}" is not allowed`
}

/** The same for each address of `srcset`: `a.jpg 1x, b.jpg 2x`. */
export function srcsetFault(srcset: string): string | undefined {
  // An address of this grammar may hold commas but not end in one.
  // https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
  const candidate = /\s*(?<url>\S*[^\s,])(?:\s+\d+(?:\.\d+)?[wx])?\s*(?:,|$)/uy
  do {
    const url = candidate.exec(srcset)?.groups?.url
    if (url === undefined) return 'This is no list such as "a.jpg 1x, b.jpg 2x"'
    const fault = urlFault(url, 'image')
    if (fault) return fault
  } while (candidate.lastIndex < srcset.length)
  return undefined
}
