import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { type Plugin, type RollupCache, rollup } from 'rollup'
import { type MinifyOptions, minify } from 'terser'
import type { Answered, Asked, Job } from './link.ts'

const WRAPPED = '__rewriteRelativeImportExtension('
const ENTRY = 'segue:entry'

let cache: RollupCache | undefined

async function make({ entry, format }: Job): Promise<string> {
  const bundle = await rollup({
    input: ENTRY,
    ...(cache && { cache }),
    plugins: [entryAs(entry), nodeResolve()],
    // What is not used does nothing: none of our modules acts by being there.
    treeshake: { moduleSideEffects: false },
    onwarn(warning) {
      throw new Error(warning.message)
    },
  })
  cache = bundle.cache
  try {
    const { output } = await bundle.generate({ format, strict: false })
    const [missing] = output[0].imports
    if (missing) throw new Error(`A page would have to load ${missing}, which no page has.`)
    const options = { ...(await minifyOptions()), module: format === 'es' }
    const { code } = await minify(output[0].code, options)
    // Both bind alike, and one is shorter; no text of ours has the word.
    return code!.replace(/\bconst(?=[ {[])/g, 'let')
  } finally {
    await bundle.close()
  }
}

/** Finds our packages from here, where they are declared; what they import they find themselves. */
const entryAs = (code: string): Plugin => ({
  name: 'entry',
  resolveId: (id, importer) =>
    // Shapes are checked where configs are published and events come in, never on a page.
    id === 'valibot'
      ? { id, external: true }
      : id === ENTRY
        ? id
        : importer === ENTRY || id.startsWith('@segue/')
          ? fileURLToPath(import.meta.resolve(id))
          : // Files of ours name each other in full: there is nothing to look for.
            importer && id[0] === '.'
            ? resolve(dirname(importer), id)
            : null,
  load: (id) => (id === ENTRY ? code : null),
  // TypeScript wraps a computed `import()` in a helper for `.ts` names; ours are full addresses.
  transform: (text) => (text.includes(WRAPPED) ? text.replaceAll(WRAPPED, '(') : null),
})

async function minifyOptions(): Promise<MinifyOptions> {
  const file = new URL(import.meta.resolve('@segue/snippet/minify.json'))
  return JSON.parse(await readFile(file, 'utf8')) as MinifyOptions
}

// One after the other: what is known from the last one serves the next.
let last: Promise<unknown> = Promise.resolve()
parentPort?.on('message', ({ id, job }: Asked) => {
  last = last.then(async () => {
    const answer: Answered = await make(job).then(
      (code) => ({ id, code }),
      (error: Error) => ({ id, problem: error.message }),
    )
    parentPort?.postMessage(answer)
  })
})
