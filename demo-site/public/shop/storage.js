/** What is kept under a key, or `fallback` when there is nothing, nonsense or no storage at all. */
export function read(key, fallback) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? fallback
  } catch {
    return fallback
  }
}

export function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the cart then lasts as long as the page.
  }
}
