export { tail } from './tail.ts'
