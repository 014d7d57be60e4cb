/** What takes longer is dear, and is not asked for again at once. */
const SLOW = 500
/** An answer that was dear is kept for so many times as long as it took. */
const TIMES = 30

/**
 * The same question, whose answer may be a little old where it is dear to get: never more than one
 * part in thirty of the store's time goes into it. What is cheap is always asked anew.
 */
export function keepSlow<Question extends unknown[], Answer>(
  ask: (...question: Question) => Promise<Answer>,
  now: () => number,
): (...question: Question) => Promise<Answer> {
  const kept = new Map<string, { answer: Answer; until: number }>()
  return async (...question) => {
    const key = JSON.stringify(question)
    const found = kept.get(key)
    const began = now()
    if (found && began < found.until) return found.answer
    kept.delete(key)
    const answer = await ask(...question)
    const took = now() - began
    if (took > SLOW) kept.set(key, { answer, until: now() + TIMES * took })
    return answer
  }
}
