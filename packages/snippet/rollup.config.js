import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

// The published files keep these names: they are filled in at the collector.
const placeholders = /^__SEGUE_/

const minify = (module) =>
  terser({
    module,
    ecma: 2022,
    compress: {
      passes: 3,
      hoist_funs: true,
      comparisons: false,
      unsafe: true,
      unsafe_arrows: true,
      pure_getters: true,
      keep_fargs: false,
    },
    format: { ascii_only: true, comments: false },
  })

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

export default [file('head', 'iife'), file('tail', 'es'), file('stub', 'iife')]
