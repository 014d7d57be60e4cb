import { readFileSync } from 'node:fs'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

// These names stay in the files: they are filled in at the collector. The head is linked there
// too, with those parts alone that a site's config uses.
const placeholders = /^__SEGUE_/

const options = JSON.parse(readFileSync(new URL('minify.json', import.meta.url), 'utf8'))
const minify = (module) => terser({ module, ...options })

/**
 * What a browser has not: nanostores asks for `process`, and TypeScript wraps a computed
 * `import()` in a helper for `.ts` names (ours are full addresses).
 */
const forBrowsers = {
  name: 'for-browsers',
  transform: (code) =>
    code
      .replaceAll('process.env.NODE_ENV', '"production"')
      .replaceAll('__rewriteRelativeImportExtension(', '('),
}

const file = (name, format) => ({
  input: `dist/${name}-entry.js`,
  output: { file: `dist/files/${name}.js`, format, plugins: [minify(format === 'es')] },
  plugins: [resolve(), forBrowsers],
  onwarn(warning) {
    if (!placeholders.test(warning.message)) throw new Error(warning.message)
  },
})

export default [file('tail', 'es'), file('stub', 'iife')]
