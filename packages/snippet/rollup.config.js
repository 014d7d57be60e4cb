import { readFileSync } from 'node:fs'
import terser from '@rollup/plugin-terser'

// The tag's own lines. Head and tail are linked at the collector, when a config is published, with
// those parts alone that it uses.
const minify = JSON.parse(readFileSync(new URL('minify.json', import.meta.url), 'utf8'))

export default {
  input: 'dist/stub-entry.js',
  output: { file: 'dist/files/stub.js', format: 'iife', plugins: [terser(minify)] },
}
