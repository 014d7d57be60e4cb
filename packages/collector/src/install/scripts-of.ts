import { type Token, Tokenizer, TokenizerMode } from 'parse5'

/** A script of a page, in the order in which the page has them. */
export type FoundScript = {
  attributes: Readonly<Record<string, string>>
  code: string
  inHead: boolean
  /** How many stylesheets and scripts stand before it that the browser waits for. */
  waitsFor: number
}

export type FoundPage = {
  scripts: FoundScript[]
  /** Policies that the page itself names. */
  policies: string[]
}

const HEADLIKE = new Set('html head title meta link script style base noscript template'.split(' '))
/** What has no tags inside. */
const TEXTUAL: Record<string, Tokenizer['state']> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
}

/** The scripts and policies of a page's source. It takes as long as the source is: no tree is built of it. */
export function scriptsOf(html: string): FoundPage {
  const scripts: FoundScript[] = []
  const policies: string[] = []
  let inHead = true
  let waitsFor = 0
  let open: FoundScript | undefined
  let hidden = 0

  function started(tag: Token.TagToken): void {
    const { tagName } = tag
    const attributes = Object.fromEntries(tag.attrs.map(({ name, value }) => [name, value]))
    tokenizer.state = TEXTUAL[tagName] ?? tokenizer.state
    if (tagName === 'noscript' || tagName === 'template') hidden++
    if (hidden) return
    if (!HEADLIKE.has(tagName)) inHead = false
    if (tagName === 'script') {
      open = { attributes, code: '', inHead, waitsFor }
      scripts.push(open)
      const { src, type = '' } = attributes
      const isLater = 'async' in attributes || 'defer' in attributes || type === 'module'
      if (src !== undefined && !isLater) waitsFor++
    }
    if (tagName === 'link' && /\bstylesheet\b/i.test(attributes.rel ?? '')) waitsFor++
    if (tagName === 'meta' && /^content-security-policy$/i.test(attributes['http-equiv'] ?? '')) {
      policies.push(attributes.content ?? '')
    }
  }

  function ended({ tagName }: Token.TagToken): void {
    if (tagName === 'script') open = undefined
    if (tagName === 'head') inHead = false
    if (tagName === 'noscript' || tagName === 'template') hidden = Math.max(0, hidden - 1)
  }

  const said = ({ chars }: Token.CharacterToken) => {
    if (open) open.code += chars
  }
  const nothing = () => {}
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: started,
      onEndTag: ended,
      onCharacter: said,
      onNullCharacter: said,
      onWhitespaceCharacter: said,
      onDoctype: nothing,
      onComment: nothing,
      onEof: nothing,
      onParseError: null,
    },
  )
  tokenizer.write(html, true)
  return { scripts, policies }
}
