// A file of its own, for pages that show blocks, wait for something or for somebody's consent, or
// count what they show.

export { moreLearner } from '@segue/core'
export { awaitConsent } from './await-consent.ts'
export { createBegins } from './create-begins.ts'
export { createBlocks } from './create-blocks.ts'
