export { StartError } from './data-directory.ts'
export type { TagOptions } from './publish/tag.ts'
export type { Collector, StartOptions } from './start.ts'
export { startCollector } from './start.ts'
