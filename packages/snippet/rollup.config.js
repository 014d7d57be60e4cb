import { readdirSync, readFileSync, rmSync } from 'node:fs'
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

/** A block's script by its name, and beside it what they share. */
const blocks = readdirSync(new URL('dist/blocks/alive', import.meta.url))
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -'.js'.length))

// Names change with the content: those of the last build are nobody's.
rmSync(new URL('dist/files/blocks', import.meta.url), { recursive: true, force: true })

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
  {
    input: {
      more: 'dist/more.js',
      ...Object.fromEntries(
        blocks.map((name) => [`block-${name}`, `dist/blocks/alive/${name}.js`]),
      ),
    },
    output: {
      dir: 'dist/files/blocks',
      format: 'es',
      // As the collector's own names are.
      hashCharacters: 'hex',
      entryFileNames: '[name].[hash:16].js',
      chunkFileNames: 'blocks.[hash:16].js',
      // One file for what they share, and no second one beside it.
      manualChunks: (id) => (/node_modules|attach\.js/.test(id) ? 'blocks' : undefined),
      plugins: [terser(minify)],
    },
    plugins: [nodeResolve()],
    treeshake: { moduleSideEffects: false },
  },
]
