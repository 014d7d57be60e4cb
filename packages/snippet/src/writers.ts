// How each kind of change is made. A kind is an export here, so that a site's file carries those
// alone that its config uses.
export { writeAttributes as attributes, writeImage as image } from './write-attributes.ts'
export { writeBlock as block } from './write-block.ts'
export { writeClasses as classes } from './write-classes.ts'
export { writeContent as content } from './write-content.ts'
export { writeInsert as insert } from './write-insert.ts'
export { writeMove as move } from './write-move.ts'
export { writeRooted as rooted, writeStyle as style } from './write-style.ts'
export { writeText as text } from './write-text.ts'
