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
  /** Makes what few ask for, such as a preview. */
  link: Link
  /** The inline code of the tag. */
  stub: string
  /** What developers ask for in the page; visitors never load it. */
  inspector: string
  /** The same for strict pages. */
  strictStub: string
}

/** Throws where a file or its placeholder is missing: better at the start than on a visitor's page. */
export async function readRuntime(
  link: Link,
  urlOf: (name: string) => string = inPackage,
): Promise<Runtime> {
  const [stub, strictStub, inspector] = await Promise.all([
    readStub('stub.js', urlOf),
    readStub('strict-stub.js', urlOf),
    readBuilt('inspect.js', urlOf),
  ])
  return {
    linkHead: (published) => linkHead(published, link),
    linkTail: (published) => linkTail(published, link),
    link,
    stub,
    strictStub,
    inspector,
  }
}

function readBuilt(name: string, urlOf: (name: string) => string): Promise<string> {
  return readFile(new URL(urlOf(name)), 'utf8').catch((error: Error) => {
    throw new StartError(
      `The snippet's ${name} cannot be read. Build it: pnpm build. (${error.message})`,
    )
  })
}

async function readStub(name: string, urlOf: (name: string) => string): Promise<string> {
  const stub = await readBuilt(name, urlOf)
  if (stub.includes(PLACES.src)) return stub
  throw new StartError(
    `The snippet's ${name} has no ${PLACES.src}. Build the snippet again: pnpm build.`,
  )
}

function inPackage(name: string): string {
  return import.meta.resolve(`@segue/snippet/${name}`)
}
