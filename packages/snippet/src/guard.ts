/**
 * One guard per step: a step that fails leaves the visitor with the original page, without a
 * message of ours. `segue.debug()` shows what was caught.
 */
export const failures: unknown[] = []

/** A step may fail in every frame; the first few tell why. */
const MOST = 50

export function noteFailure(error: unknown): void {
  // Full, it goes on with the first place.
  failures[failures.length % MOST] = error
}

export function guard<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    noteFailure(error)
  }
}
