// What not every config asks for after the first paint.

export { createBegins } from './create-begins.ts'
export { createBlocks } from './create-blocks.ts'
export { watchRoutes } from './routes.ts'
export { shareId } from './share-id.ts'
