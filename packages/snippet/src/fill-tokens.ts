import { type Decision, type Document, type PublishedChange, valueAt } from '@segue/core'

const LONGEST = 200

/** Decisions with the places in their texts filled from the document that was decided by. */
export const fill = (decisions: Decision[], document: Document): Decision[] =>
  decisions.map((decision) => ({
    ...decision,
    arm: {
      ...decision.arm,
      changes: decision.arm.changes.map((change): PublishedChange => {
        if (change.kind !== 'tokens') return change
        const parts = change.text.map((part) => {
          if (typeof part === 'string') return part
          const value = valueAt(document, part[0].split('.'))
          return (/^[sn]/.test(typeof value) && `${value}`.slice(0, LONGEST)) || part[1]
        })
        return { ...change, kind: 'text', text: parts.join('') }
      }),
    },
  }))
