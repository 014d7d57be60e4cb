import { readFile } from 'node:fs/promises'
import type { Published } from '@segue/core'
import { StartError } from '../data-directory.ts'
import type { Link } from './link.ts'
import { linkHead } from './link-head.ts'
import { linkTail } from './link-tail.ts'
import { PLACES } from './places.ts'

/** What runs in browsers, as text: it is never run here. */
export type Runtime = {
  /** Makes what runs before the first paint, with the places for a config left open. */
  linkHead(published: Published): Promise<string>
  /** Makes what the head loads later. */
  linkTail(published: Published): Promise<string>
  /** The inline code of the tag. */
  stub: string
}

/** Throws where a file or its placeholder is missing: better at the start than on a visitor's page. */
export async function readRuntime(
  link: Link,
  urlOf: (name: string) => string = inPackage,
): Promise<Runtime> {
  const stub = await readFile(new URL(urlOf('stub.js')), 'utf8').catch((error: Error) => {
    throw new StartError(
      `The snippet's stub.js cannot be read. Build it: pnpm build. (${error.message})`,
    )
  })
  if (!stub.includes(PLACES.src)) {
    throw new StartError(
      `The snippet's stub.js has no ${PLACES.src}. Build the snippet again: pnpm build.`,
    )
  }
  return {
    linkHead: (published) => linkHead(published, link),
    linkTail: (published) => linkTail(published, link),
    stub,
  }
}

function inPackage(name: string): string {
  return import.meta.resolve(`@segue/snippet/${name}`)
}
