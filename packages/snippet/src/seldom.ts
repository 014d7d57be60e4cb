// What few configs ask for before the first paint.

export { hold } from './cover.ts'
export { fill } from './fill-tokens.ts'
export { find } from './find-deep.ts'
export { isMeant } from './is-meant.ts'
export { leave } from './leave.ts'
export { sharedId } from './share-id.ts'
