import { Tokenizer } from 'parse5'

/** A start tag or a doctype, where it stands in the HTML. */
export type WrittenTag = { name: string; offset: number }

/**
 * All tags of the HTML, in order. A tree has only those that a parser had a place for: a `<tr>`
 * outside of a table or a `<body>` is dropped without an error.
 */
export function tagsAsWritten(html: string): WrittenTag[] {
  const tags: WrittenTag[] = []
  const nothing = () => {}
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: ({ tagName, location }) =>
        tags.push({ name: tagName, offset: location?.startOffset ?? 0 }),
      onDoctype: ({ location }) =>
        tags.push({ name: '!doctype', offset: location?.startOffset ?? 0 }),
      onEndTag: nothing,
      onComment: nothing,
      onEof: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
      onParseError: null,
    },
  )
  tokenizer.write(html, true)
  return tags
}
