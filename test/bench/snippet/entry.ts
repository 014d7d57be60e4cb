/** Where an entry's own things are for a page: on the page's origin or on another, farther one. */
export type Places = {
  /** Its script files. */
  files: string
  /** Its vendor's back end, which answers at once. */
  api: string
  /** The collector, as visitors' browsers reach it. */
  collector: string
}

export type Answer = { status?: number; type?: string; cache?: string; body: string | Buffer }

/** One script that is measured, in the form in which its vendor tells sites to use it. */
export type Entry = {
  name: string
  form: string
  /** Of the package it is read from. */
  version?: string
  /** What a site pastes into its `<head>`. */
  head(at: Places): string
  /** Files that must be there before it can swap anything. */
  first: Record<string, Buffer>
  /** Files that come after that. */
  later?: Record<string, Buffer>
  /** Its vendor's back end; what it does not know is answered with `{}`. */
  api?(path: string): Answer | undefined
  /** The page stays, or comes, as it is: there is no swap to wait for. */
  still?: boolean
  /** Its visits last until it has sent what it saw, so that sending counts as work of the script. */
  sends?: boolean
}

/** A value inside a `<script>` of the page. */
export const literal = (value: unknown) => JSON.stringify(value).replaceAll('</', '<\\/')
