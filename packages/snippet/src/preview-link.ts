// The signed link by which this tab shows a preview. It stays with the tab, so that the preview
// goes on from page to page, and leaves the address, so that no analytics and no referrer has it.

const NAME = 'segue_preview'

/** The longest that painting waits for a preview: whoever asks for one would rather wait. */
export const PREVIEW_WAIT = 4_000

/** `key` is the site's in this browser's storage, which is not read on a site that asks for consent. */
export function askedPreview(key: string, asks: unknown): string | undefined {
  try {
    return (
      /[?&]segue_preview=([\w.-]+)/.exec(location.search)?.[1] ??
      (asks ? undefined : sessionStorage[`${key}.preview`])
    )
  } catch {}
}

/** Where nothing can be stored this throws, and the address keeps it. */
export function keepPreview(key: string, token: string): void {
  sessionStorage.setItem(`${key}.preview`, token)
  clearAddress()
}

/** The tab's next page is shown as to everybody. */
export function dropPreview(key: string): void {
  sessionStorage.removeItem(`${key}.preview`)
  clearAddress()
}

function clearAddress(): void {
  const url = new URL(location.href)
  // What is left would be written anew, maybe in another spelling: only if need be.
  if (!url.searchParams.has(NAME)) return
  url.searchParams.delete(NAME)
  history.replaceState(history.state, '', url)
}
