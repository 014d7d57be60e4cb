import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import commonjs from '@rollup/plugin-commonjs'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

/** In the order in which later rules may lean on earlier ones. */
const STYLES = [
  'tokens',
  'base',
  'frame',
  'parts',
  'results',
  'figures',
  'beside',
  'live',
  'edit',
  'segments',
  'experiences',
  'versions',
  'install',
  'access',
  'site-figures',
]

const read = (name) => readFileSync(new URL(`src/${name}`, import.meta.url), 'utf8')

const integrityOf = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`

/**
 * The page as it names its scripts: each with its integrity, by which alone the collector's policy lets
 * it run, also where one imports another.
 */
function pageOf(bundle) {
  const scripts = Object.values(bundle).filter(({ type }) => type === 'chunk')
  const integrity = Object.fromEntries(
    scripts.map(({ fileName, code }) => [`./${fileName}`, integrityOf(code)]),
  )
  const map = `<script type="importmap">${JSON.stringify({ integrity })}</script>`
  const entry = `<script type="module" integrity="${integrity['./console.js']}" src="./console.js"></script>`
  return read('index.html').replace('<!-- scripts -->', `${map}\n    ${entry}`)
}

/** The page around the script: three files that need no compiler. */
const page = {
  name: 'page',
  generateBundle(_, bundle) {
    const css = STYLES.map((name) => read(`styles/${name}.css`)).join('\n')
    const emit = (fileName, source) => this.emitFile({ type: 'asset', fileName, source })
    emit('console.css', css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '\n'))
    emit('index.html', pageOf(bundle))
    emit('icon.svg', read('icon.svg'))
  },
}

/** Each file in the forms that browsers take, made once; of what was built before, nothing stays. */
const compressed = {
  name: 'compressed',
  buildStart: () => rmSync('dist/app', { recursive: true, force: true }),
  generateBundle(_, bundle) {
    for (const { fileName, code, source } of Object.values(bundle)) {
      const content = code ?? source
      this.emitFile({
        type: 'asset',
        fileName: `${fileName}.br`,
        source: brotliCompressSync(content),
      })
      this.emitFile({
        type: 'asset',
        fileName: `${fileName}.gz`,
        source: gzipSync(content, { level: 9 }),
      })
    }
  },
}

/** nanostores asks a bundler, not a browser, whether it is being developed with. */
const production = {
  name: 'production',
  transform: (code) => code.replaceAll('process.env.NODE_ENV', '"production"'),
}

/** Plot makes a formatter of numbers as it is loaded, which takes 40 ms; most pictures want none. */
const formatWhenAsked = {
  name: 'format-when-asked',
  transform(code, id) {
    if (!id.endsWith('/plot/src/format.js')) return
    const made = 'export const formatDefault = formatAuto();'
    if (!code.includes(made))
      throw new Error(`${id} has changed: look whether this is still needed.`)
    const lazy =
      'let auto;\nexport const formatDefault = (value) => (auto ??= formatAuto())(value);'
    return { code: code.replace(made, lazy), map: null }
  },
}

export default {
  input: 'dist/main.js',
  // What later parts share with the first is in it: one file instead of a dozen small ones.
  preserveEntrySignatures: false,
  output: {
    dir: 'dist/app',
    entryFileNames: 'console.js',
    // The charts, which come when the first picture is looked at.
    chunkFileNames: '[name].js',
    format: 'es',
  },
  // Only a part of the charts is not written as modules.
  plugins: [
    resolve(),
    commonjs({ include: '**/node_modules/**' }),
    production,
    formatWhenAsked,
    terser({ module: true }),
    page,
    compressed,
  ],
}
