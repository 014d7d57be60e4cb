/** One difference between two configs: a wording that changed, or a sentence about anything else. */
export type Line =
  | { kind: 'wording'; where: string; what: string; before: string; after: string }
  | { kind: 'sentence'; where: string; words: string }

export function wording(where: string, what: string, before: string, after: string): Line[] {
  return before === after ? [] : [{ kind: 'wording', where, what, before, after }]
}

export function sentence(where: string, words: string): Line {
  return { kind: 'sentence', where, words }
}

/** Things of the same key side by side, each key once for every time that it is there. */
export function pairs<T>(
  before: T[],
  after: T[],
  keyOf: (item: T) => string,
): [T | null, T | null][] {
  const left = [...before]
  const matched = after.map((item): [T | null, T | null] => {
    const index = left.findIndex((other) => keyOf(other) === keyOf(item))
    return [index < 0 ? null : left.splice(index, 1)[0]!, item]
  })
  return [...matched, ...left.map((item): [T | null, T | null] => [item, null])]
}
