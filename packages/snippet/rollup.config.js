import { readFileSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

// What is alike on every site: the tag's own lines, and what a developer asks for. All else is linked
// at the collector, when a config is published, with those parts alone that it uses.
const minify = JSON.parse(readFileSync(new URL('minify.json', import.meta.url), 'utf8'))

// TypeScript wraps a computed `import()` in a helper for `.ts` names; ours are full addresses.
const plainImports = {
  name: 'plain-imports',
  transform: (text) => text.replaceAll('__rewriteRelativeImportExtension(', '('),
}

export default [
  ...['stub', 'strict-stub'].map((name) => ({
    input: `dist/${name}-entry.js`,
    plugins: [plainImports],
    output: { file: `dist/files/${name}.js`, format: 'iife', plugins: [terser(minify)] },
  })),
  {
    input: 'dist/inspect.js',
    output: { file: 'dist/files/inspect.js', format: 'es', plugins: [terser(minify)] },
    external: ['valibot'],
    plugins: [nodeResolve()],
    treeshake: { moduleSideEffects: false },
  },
]
