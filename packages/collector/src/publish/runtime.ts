import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { StartError } from '../data-directory.ts'

/** The snippet's built files, as text: they run in browsers and are never run here. */
export type Runtime = {
  /** What runs before the first paint; a config is put into it. */
  head: string
  /** What the head loads later, by a name that changes with its content. */
  tail: string
  tailName: string
  /** The inline code of the tag. */
  stub: string
}

/** Where a build puts its values into the text of a file. */
export const PLACES = {
  config: '__SEGUE_CONFIG__',
  tail: '__SEGUE_TAIL__',
  src: '__SEGUE_SRC__',
  site: '__SEGUE_SITE__',
} as const

/** Throws where a file or its placeholder is missing: better at the start than on a visitor's page. */
export async function readRuntime(urlOf: (name: string) => string = inPackage): Promise<Runtime> {
  const read = (name: string) =>
    readFile(new URL(urlOf(name)), 'utf8').catch((error: Error) => {
      throw new StartError(
        `The snippet's ${name} cannot be read. Build it: pnpm build. (${error.message})`,
      )
    })
  const [head, tail, stub] = await Promise.all(['head.js', 'tail.js', 'stub.js'].map(read))
  const runtime = { head: head!, tail: tail!, tailName: nameOfTail(tail!), stub: stub! }
  expectPlaces('head.js', runtime.head, [PLACES.config, PLACES.tail])
  expectPlaces('stub.js', runtime.stub, [PLACES.src])
  return runtime
}

/** Puts values where a file has its placeholders. */
export function fill(text: string, values: Record<string, string>): string {
  // A replacement given as a string would read `$&` in a marketer's text as a command.
  return text.replace(/__SEGUE_[A-Z]+__/g, (place) => values[place] ?? place)
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
