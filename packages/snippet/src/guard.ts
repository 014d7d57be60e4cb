/**
 * One guard per step: a step that fails leaves the visitor with the original page, without a
 * message of ours. `segue.debug()` shows what was caught.
 */
export const failures: unknown[] = []

export function guard<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    failures.push(error)
  }
}
