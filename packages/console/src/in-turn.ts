let last = Promise.resolve()

/** Does it after what was asked for before, each in a task of its own: between two the page can answer. */
export function inTurn(act: () => void): void {
  last = last
    .then(() => new Promise((done) => setTimeout(done)))
    .then(act)
    .catch(reportError)
}
