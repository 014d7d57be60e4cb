/** A function that remembers its answers to the last few words: of so many at most, in memory only. */
export function remembering<Answer>(
  most: number,
  answerTo: (word: string) => Answer,
): (word: string) => Answer {
  const known = new Map<string, Answer>()
  return (word) => {
    if (known.has(word)) return known.get(word) as Answer
    const answer = answerTo(word)
    // To forget all of them now and then is simpler than to know which was used last.
    if (known.size >= most) known.clear()
    known.set(word, answer)
    return answer
  }
}
