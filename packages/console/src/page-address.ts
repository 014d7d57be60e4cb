/** A page's address as people write it; undefined where it is none. */
export function pageAddress(words: string): string | undefined {
  const text = words.trim()
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const isOne = URL.canParse(address) && /\.|^localhost$|^\[/.test(new URL(address).hostname)
  return isOne ? new URL(address).href : undefined
}
