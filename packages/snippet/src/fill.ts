import type { Decision, Document, PublishedBlock, PublishedChange, Token } from '@segue/core'

type Filled = PublishedChange[]
/** Who fills in what a site's config uses. */
export type Fillers = {
  fillText?: (change: PublishedChange & { text: (string | Token)[] }, document: Document) => Filled
  fillRows?: (change: PublishedChange & PublishedBlock, document: Document) => Filled
  fillNumber?: (change: PublishedChange & PublishedBlock, document: Document) => Filled
}

/** Decisions with what is the visitor's own in them, from the document that was decided by. */
export const fill =
  ({ fillText, fillRows, fillNumber }: Fillers) =>
  (decisions: Decision[], document: Document): Decision[] =>
    decisions.map((decision) => ({
      ...decision,
      arm: {
        ...decision.arm,
        changes: decision.arm.changes.flatMap((change) =>
          change.kind === 'tokens'
            ? fillText!(change, document)
            : change.kind !== 'block'
              ? change
              : change.pick
                ? fillRows!(change, document)
                : change.people
                  ? fillNumber!(change, document)
                  : change,
        ),
      },
    }))
