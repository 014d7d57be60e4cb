// How the report judges, without the rest of the collector: for those who try whether it holds.
export { type Comparison, judge, type Side } from './report/judge.ts'
export { alwaysValid, liftOf } from './report/lift.ts'
