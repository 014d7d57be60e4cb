// What few configs ask for after the first paint.
export { shareId } from './share-id.ts'
