export type { Signals } from './signals.ts'
export { type Segue, type StartOptions, start } from './start.ts'
