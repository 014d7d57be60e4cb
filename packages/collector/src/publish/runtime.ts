import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Published } from '@segue/core'
import { StartError } from '../data-directory.ts'
import { linkHead } from './link-head.ts'
import { PLACES } from './places.ts'

/** What runs in browsers, as text: it is never run here. */
export type Runtime = {
  /** Makes what runs before the first paint, with the places for a config left open. */
  linkHead(published: Published): Promise<string>
  /** What the head loads later, by a name that changes with its content. */
  tail: string
  tailName: string
  /** The inline code of the tag. */
  stub: string
}

/** Throws where a file or its placeholder is missing: better at the start than on a visitor's page. */
export async function readRuntime(urlOf: (name: string) => string = inPackage): Promise<Runtime> {
  const read = (name: string) =>
    readFile(new URL(urlOf(name)), 'utf8').catch((error: Error) => {
      throw new StartError(
        `The snippet's ${name} cannot be read. Build it: pnpm build. (${error.message})`,
      )
    })
  const [tail, stub] = await Promise.all(['tail.js', 'stub.js'].map(read))
  const runtime = { linkHead, tail: tail!, tailName: nameOfTail(tail!), stub: stub! }
  expectPlaces('stub.js', runtime.stub, [PLACES.src])
  return runtime
}

function inPackage(name: string): string {
  return import.meta.resolve(`@segue/snippet/${name}`)
}

function nameOfTail(tail: string): string {
  return `tail.${createHash('sha256').update(tail).digest('hex').slice(0, 16)}.js`
}

function expectPlaces(name: string, text: string, places: string[]): void {
  for (const place of places) {
    if (!text.includes(place)) {
      throw new StartError(
        `The snippet's ${name} has no ${place}. Build the snippet again: pnpm build.`,
      )
    }
  }
}
