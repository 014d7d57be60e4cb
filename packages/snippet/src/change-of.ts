import type { PublishedChange } from '@segue/core'

/** A published change of one kind. */
export type ChangeOf<Kind extends PublishedChange['kind']> = Extract<
  PublishedChange,
  { kind: Kind }
>
