import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Published, usedParts } from '@segue/core'
import { type Plugin, rollup } from 'rollup'
import { type MinifyOptions, minify } from 'terser'
import { PLACES } from './places.ts'

const ENTRY = 'site:head'

/**
 * Makes the script that runs before the first paint, with those operators, trait forms, rooms and
 * kinds of change alone that a config uses: a linker does what it does for any program. The
 * places for the config and the tail's name are left open.
 */
export async function linkHead(published: Published): Promise<string> {
  return link(entryFor(published))
}

/** The program of a site: what it is made of, by name. Two sites that use the same have the same. */
export function entryFor(published: Published): string {
  const { changes, paths, ...parts } = usedParts(published)
  const asks = (path: string) => paths.includes(path)
  const signs = [
    ...(published.cookieDomain ? ['sharedId'] : []),
    ...(parts.rooms.includes('tech') ? ['tech'] : []),
    ...(asks('geo.timezone') ? ['timezone'] : []),
    ...(asks('page.type') ? ['type'] : []),
  ]
  const tables = Object.entries({ ...parts, writers: changes, signs }).map(
    ([table, names]) =>
      `  ${table}: { ${names.map((name) => `${name}: ${table}.${name}`).join(', ')} },`,
  )
  return [
    `import { signs, start, writers } from '@segue/snippet/head.js'`,
    `import { ${Object.keys(parts).join(', ')} } from '@segue/core/parts'`,
    `start(${PLACES.config}, ${PLACES.tail}, {`,
    ...tables,
    '})',
  ].join('\n')
}

const linked = new Map<string, Promise<string>>()
/** Enough for the sites of a server; each takes some ten thousand bytes. */
const MOST_LINKED = 100

function link(entry: string): Promise<string> {
  const known = linked.get(entry)
  if (known) return known
  if (linked.size >= MOST_LINKED) linked.delete(linked.keys().next().value!)
  const made = make(entry)
  linked.set(entry, made)
  made.catch(() => linked.delete(entry))
  return made
}

async function make(entry: string): Promise<string> {
  const bundle = await rollup({
    input: ENTRY,
    plugins: [entryAs(entry)],
    // What is not used does nothing: none of our modules acts by being there.
    treeshake: { moduleSideEffects: false },
    onwarn(warning) {
      throw new Error(warning.message)
    },
  })
  try {
    const { output } = await bundle.generate({ format: 'iife' })
    const { code } = await minify(output[0].code, await minifyOptions())
    return code!
  } finally {
    await bundle.close()
  }
}

/** Finds packages from here, where they are declared; the files of one find each other. */
const entryAs = (code: string): Plugin => ({
  name: 'site-head',
  // TypeScript wraps a computed `import()` in a helper for `.ts` names; ours are full addresses.
  transform: (text) => text.replaceAll('__rewriteRelativeImportExtension(', '('),
  resolveId: (id) =>
    id === ENTRY ? id : /^[@\w]/.test(id) ? fileURLToPath(import.meta.resolve(id)) : null,
  load: (id) => (id === ENTRY ? code : null),
})

async function minifyOptions(): Promise<MinifyOptions> {
  const file = new URL(import.meta.resolve('@segue/snippet/minify.json'))
  return JSON.parse(await readFile(file, 'utf8')) as MinifyOptions
}
