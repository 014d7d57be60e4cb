import type { PublishedChange } from '@segue/core'
import { attributeWriter } from './write-attribute.ts'
import { hideWriter } from './write-hide.ts'
import { insertWriter } from './write-insert.ts'
import { textWriter } from './write-text.ts'
import type { Writer } from './writer.ts'

type Of<Kind> = Extract<PublishedChange, { kind: Kind }>

// How each kind of change is made. A kind is an export here, so that a site's file carries those
// alone that its config uses.
export const text = (change: Of<'text'>): Writer => textWriter(change.text)
export const attribute = ({ name, value }: Of<'attribute'>): Writer => attributeWriter(name, value)
export const hide = ({ target }: Of<'hide'>): Writer => hideWriter(target)
export const insert = (change: Of<'insert'>): Writer => insertWriter(change)

/** The writers that a file has, by kind. */
export type Writers = Record<string, (change: never) => Writer>
