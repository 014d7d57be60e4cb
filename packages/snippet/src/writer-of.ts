import type { PublishedChange } from '@segue/core'
import { attributeWriter } from './write-attribute.ts'
import { hideWriter } from './write-hide.ts'
import { insertWriter } from './write-insert.ts'
import { textWriter } from './write-text.ts'
import type { Writer } from './writer.ts'

export function writerOf(change: PublishedChange): Writer {
  switch (change.kind) {
    case 'text':
      return textWriter(change.text)
    case 'attribute':
      return attributeWriter(change.name, change.value)
    case 'hide':
      return hideWriter(change.target)
    case 'insert':
      return insertWriter(change)
  }
}
