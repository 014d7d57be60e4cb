import type { Test } from './operators.ts'

/** Most conditions have one clause: it needs no loop. */
export const every = (tests: Test[]): Test =>
  tests.length === 1 ? tests[0]! : (actual) => tests.every((test) => test(actual))
