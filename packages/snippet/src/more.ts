// A file of its own, for pages that show blocks, wait for something or count what they show.

export { moreLearner } from '@segue/core'
export { createBegins } from './create-begins.ts'
export { createBlocks } from './create-blocks.ts'
