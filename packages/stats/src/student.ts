import { normalSf, normalUpperQuantile } from './normal.ts'
import { studentCdf, studentQuantile } from './stdlib.ts'

// Student's t distribution with real degrees of freedom; infinitely many are the normal.

/** P(T > t), as a tail on both sides. */
export function studentSf(t: number, df: number): number {
  return df === Number.POSITIVE_INFINITY ? normalSf(t) : studentCdf(-t, df)
}

/** The t with P(T > t) = p. */
export function studentUpperQuantile(p: number, df: number): number {
  return df === Number.POSITIVE_INFINITY ? normalUpperQuantile(p) : -studentQuantile(p, df)
}
