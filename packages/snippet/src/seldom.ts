// What few configs ask for before the first paint.

export { ahead } from './blocks-ahead.ts'
export { hold } from './cover.ts'
export { fill } from './fill.ts'
export { fillNumber } from './fill-number.ts'
export { fillRows } from './fill-rows.ts'
export { fillText } from './fill-text.ts'
export { find } from './find-deep.ts'
export { isMeant } from './is-meant.ts'
export { leave } from './leave.ts'
export { sharedId } from './share-id.ts'
