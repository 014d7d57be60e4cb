import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { type Plugin, rollup } from 'rollup'
import { type MinifyOptions, minify } from 'terser'
import type { Job } from './link.ts'

const ENTRY = 'segue:entry'

async function make({ entry, format }: Job): Promise<string> {
  const bundle = await rollup({
    input: ENTRY,
    plugins: [entryAs(entry), nodeResolve()],
    // What is not used does nothing: none of our modules acts by being there.
    treeshake: { moduleSideEffects: false },
    onwarn(warning) {
      throw new Error(warning.message)
    },
  })
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
          : null,
  load: (id) => (id === ENTRY ? code : null),
  // TypeScript wraps a computed `import()` in a helper for `.ts` names; ours are full addresses.
  transform: (text) => text.replaceAll('__rewriteRelativeImportExtension(', '('),
})

async function minifyOptions(): Promise<MinifyOptions> {
  const file = new URL(import.meta.resolve('@segue/snippet/minify.json'))
  return JSON.parse(await readFile(file, 'utf8')) as MinifyOptions
}

parentPort?.postMessage(await make(workerData as Job))
