/** Rules that a pasted address suggests: just this page, all below its folder, the whole site. */
export function suggestPages(pasted: string): { rule: string; words: string }[] {
  const path = pathOf(pasted)
  if (path === null) return []
  const folder = path.replace(/[^/]*$/, '')
  const parts = path.split('/').filter(Boolean)
  return [
    { rule: path, words: path === '/' ? 'the front page' : 'just this page' },
    ...(parts.length > 1 ? [{ rule: `${folder}*`, words: `all pages below ${folder}` }] : []),
    ...(path !== '/' && !path.endsWith('/')
      ? [{ rule: `${path}/*`, words: 'all pages below it' }]
      : []),
    { rule: '/*', words: 'every page' },
  ]
}

/** The path of an address, or of what looks like one. */
function pathOf(pasted: string): string | null {
  const text = pasted.trim()
  if (text === '') return null
  try {
    if (text.startsWith('/')) return new URL(text, 'https://any.example').pathname
    return new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`).pathname
  } catch {
    return null
  }
}
