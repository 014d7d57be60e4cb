// What not every config asks for after the first paint.

export { mayHaveFramework } from './has-framework.ts'
export { leaveView } from './leave-view.ts'
export { keepPeople } from './people.ts'
export { watchRoutes } from './routes.ts'
export { shareId } from './share-id.ts'
export { isTakenOver } from './taken-over.ts'
