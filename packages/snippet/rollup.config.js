import { readFileSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

// What is alike on every site: the tag's own lines, and what a developer asks for. Head and tail are
// linked at the collector, when a config is published, with those parts alone that it uses.
const minify = JSON.parse(readFileSync(new URL('minify.json', import.meta.url), 'utf8'))

export default [
  {
    input: 'dist/stub-entry.js',
    output: { file: 'dist/files/stub.js', format: 'iife', plugins: [terser(minify)] },
  },
  {
    input: 'dist/inspect.js',
    output: { file: 'dist/files/inspect.js', format: 'es', plugins: [terser(minify)] },
    external: ['valibot'],
    plugins: [nodeResolve()],
    treeshake: { moduleSideEffects: false },
  },
]
