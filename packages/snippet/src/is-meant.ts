/** The words of an element as people read them; those of a field stand in its value. */
export const wordsOf = (element: Element) =>
  ((element as HTMLInputElement).value ?? element.textContent).replace(/\s+/g, ' ').trim()

/** Whether an element has the words that a change was made for; others mean that the page has moved on. */
export const isMeant = (element: Element, was: string | undefined) =>
  was === undefined || wordsOf(element) === was
