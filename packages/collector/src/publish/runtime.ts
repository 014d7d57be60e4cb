import { readdir, readFile } from 'node:fs/promises'
import type { Published } from '@segue/core'
import { StartError } from '../data-directory.ts'
import type { Link } from './link.ts'
import { linkHead } from './link-head.ts'
import { linkTail } from './link-tail.ts'
import { PLACES } from './places.ts'
import type { Part } from './snippet-file.ts'

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
  /** The scripts of blocks, by names that change with their content; and what these share. */
  blocks: Part[]
  /** The same for strict pages. */
  strictStub: string
}

/** Throws where a file or its placeholder is missing: better at the start than on a visitor's page. */
export async function readRuntime(
  link: Link,
  urlOf: (name: string) => string = inPackage,
): Promise<Runtime> {
  const [stub, strictStub, inspector, blocks] = await Promise.all([
    readStub('stub.js', urlOf),
    readStub('strict-stub.js', urlOf),
    readBuilt('inspect.js', urlOf),
    readBlocks(urlOf),
  ])
  return {
    linkHead: (published) => linkHead(published, link),
    linkTail: (published) => linkTail(published, link),
    link,
    stub,
    strictStub,
    inspector,
    blocks,
  }
}

function readBuilt(name: string, urlOf: (name: string) => string): Promise<string> {
  return readFile(new URL(urlOf(name)), 'utf8').catch((error: Error) => {
    throw new StartError(
      `The snippet's ${name} cannot be read. Build it: pnpm build. (${error.message})`,
    )
  })
}

/** They lie beside the inspector, and name each other: so they keep the names that they were built with. */
async function readBlocks(urlOf: (name: string) => string): Promise<Part[]> {
  const folder = new URL('blocks/', urlOf('inspect.js'))
  const names = await readdir(folder).catch((error: Error) => {
    throw new StartError(
      `The snippet's blocks are not there. Build them: pnpm build. (${error.message})`,
    )
  })
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })),
  )
}

async function readStub(name: string, urlOf: (name: string) => string): Promise<string> {
  const stub = await readBuilt(name, urlOf)
  if (stub.includes(PLACES.previews)) return stub
  throw new StartError(
    `The snippet's ${name} has no ${PLACES.previews}. Build the snippet again: pnpm build.`,
  )
}

function inPackage(name: string): string {
  return import.meta.resolve(`@segue/snippet/${name}`)
}
