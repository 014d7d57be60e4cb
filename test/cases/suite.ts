/** A case that does not give what it should: its name, and both. */
export type Failure = { name: string; got: unknown; wanted: unknown }

/** What came of one case; `missing` where nobody knows its method yet. */
export type Outcome =
  | { kind: 'passed' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'missing' }

/** A file of cases: see the README beside them. */
export type CaseFile = { suite: string; tolerance?: Tolerance; cases: Record<string, unknown>[] }
export type Tolerance = { abs: number; rel: number }

export type Suite = (one: Record<string, unknown>, file: CaseFile) => Outcome

export const passed: Outcome = { kind: 'passed' }
export const failed = (name: string, got: unknown, wanted: unknown): Outcome => ({
  kind: 'failed',
  failure: { name, got, wanted },
})

/** Equal, where numbers are as near as `abs + rel · |wanted|`; lists and objects part by part. */
export function isNear(got: unknown, wanted: unknown, { abs, rel }: Tolerance): boolean {
  if (typeof wanted === 'number') {
    return typeof got === 'number' && Math.abs(got - wanted) <= abs + rel * Math.abs(wanted)
  }
  if (typeof wanted !== 'object' || wanted === null) return Object.is(got, wanted)
  if (typeof got !== 'object' || got === null) return false
  const keys = Object.keys(wanted)
  return (
    Object.keys(got).length === keys.length &&
    keys.every((key) => isNear(got[key as never], wanted[key as never], { abs, rel }))
  )
}
