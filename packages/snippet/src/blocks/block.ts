import type { VNode } from 'preact'

/** What a block may do beside showing itself. */
export type BlockApi = {
  /** Puts the block away, since it is over. */
  end(): void
  /** Puts it away, because the visitor wants that: for as long as its experience says. */
  close(): void
  /** Tells of something in the block as an event. */
  tell(name: string, props?: Record<string, unknown>): void
  /** What the visitor says of themselves: segments know it at once. */
  declare(name: string, value: unknown): void
}

/** A block of the gallery. Its view without an `api` is its first state, drawn when it is published. */
export type Block<Props> = {
  view(props: { props: Props; api?: BlockApi }): VNode
  css: string
  /** Whether it does anything that plain HTML does not. */
  isAlive(props: Props): boolean
}
