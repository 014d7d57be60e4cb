/**
 * A page of somebody else's on which Segue has to do its work. Whatever it is made with, it has
 * `#headline`, the call to action, `#promo`, a counter (`#bump`, `#count`), `#rename` (other words
 * on the call to action and back, by the page's own state) and `#toggle` (the promo goes and comes).
 * It sets `window.pageReady` when its own code has taken over.
 */
export type HostPage = {
  /** Its folder's name: the page is served at `/<name>/`. */
  name: string
  /** Where its call to action is, `#cta` if not said; `>>>` leads into an open shadow root. */
  cta?: string
  script?: Script
  /** The document at a path below the page's folder; nothing where it has none. */
  html(place: Place): string | undefined | Promise<string | undefined>
  /** A page on the same site that `#go` leads to without a load; with other words on its call to action. */
  second?: { path: string; words: string }
  headers?(nonce: string): Record<string, string>
  charset?: 'utf-8' | 'windows-1252'
  /** Where its server takes a breath in what `html` gives: the sign itself is not sent. */
  pause?: string
  /** A folder of finished files that are served beside the document. */
  files?: URL
}

/** The page's own script; one that is `classic` is deferred, else it is a module. */
export type Script = { entry: string; classic?: boolean }

export type Place = {
  /** Below the page's folder: empty for the page itself. */
  path: string
  query: URLSearchParams
  /** What the site's owner has put into the head: Segue's tag, or what a test wants there. */
  head: string
  nonce: string
  /** The page's own script, as a tag and as its address alone. */
  script: { tag: string; url: string }
}
