/** In the window, not in an attribute: a document that is hydrated would not know that attribute. */
export function ready(): void {
  Object.assign(window, { pageReady: true })
}
