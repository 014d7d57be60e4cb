import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Who may know whom. The collector serves the built files of the snippet and the console; of their
 * code it runs only what draws a block's first state, so that it is drawn as it will be in the page.
 */
const arrows: Record<string, string[]> = {
  'packages/core': [],
  'packages/stats': [],
  'packages/snippet': ['core'],
  'packages/console': ['core'],
  'packages/collector': [
    'core',
    'stats',
    'snippet (files)',
    'snippet/gallery.js',
    'console (files)',
  ],
  'demo-site': ['collector', 'core', 'snippet', 'console', 'stats'],
  test: ['collector', 'core', 'snippet', 'console', 'stats', 'demo-site'],
}
const rooms = Object.keys(arrows)

const manifest = (room: string) =>
  JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8'))

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** A package of ours by its name, or by another of its doors: `core/parts`. */
function isDoor(name: string, allowed: string[]): boolean {
  const [room = '', ...path] = name.split('/')
  if (!path.length || allowed.includes(name)) return allowed.includes(name)
  const { exports = {} } = manifest(`packages/${room}`) as { exports?: object }
  return allowed.includes(room) && `./${path.join('/')}` in exports
}

const importsOf = (file: string) =>
  ts
    .preProcessFile(readFileSync(join(root, file), 'utf8'))
    .importedFiles.map(({ fileName }) => fileName)

describe.each(rooms)('%s', (room) => {
  it('declares no package of ours against the arrows', () => {
    const { dependencies = {}, devDependencies = {} } = manifest(room)
    const ours = Object.keys({ ...dependencies, ...devDependencies })
      .filter((name) => name.startsWith('@segue/'))
      .map((name) => name.slice('@segue/'.length))
    const allowed = arrows[room]!.map((name) => name.split(' ')[0])
    expect(ours.filter((name) => !allowed.includes(name))).toEqual([])
  })

  it('imports only what it may, and nothing past its own door', () => {
    const allowed = arrows[room]!.filter((name) => !name.includes('(files)'))
    const wrong = sources(room).flatMap((file) =>
      importsOf(file).filter((name) => {
        if (name.startsWith('@segue/')) return !isDoor(name.slice('@segue/'.length), allowed)
        if (!name.startsWith('.')) return false
        const outside = relative(room, join(dirname(file), name)).startsWith('..')
        return outside && !(file.includes('.test.') && name.includes('/test/vectors/'))
      }),
    )
    expect(wrong).toEqual([])
  })
})

it('lets the root depend on tools only, so that an undeclared package cannot be found', () => {
  expect(Object.keys(manifest('.').dependencies ?? {})).toEqual([])
  expect(
    Object.keys(manifest('.').devDependencies).filter((name) => name.startsWith('@segue/')),
  ).toEqual([])
})

it('has no room for leftovers', () => {
  const names = rooms.flatMap(sources).filter((file) => /\/(utils|helpers|misc)\b/.test(file))
  expect(names).toEqual([])
})

/**
 * What commands take from elsewhere in the collector: the API's shapes, words and addresses, and what
 * works on files where no collector runs.
 */
const BESIDE_THE_API: Record<string, string[]> = {
  'api-client.ts': ['api/shapes/shapes.ts', 'http/address-of.ts'],
  'console-of.ts': ['http/address-of.ts'],
  'run-collector.ts': ['start.ts'],
  'commands/analyze.ts': ['analyze/analyze-file.ts'],
  'commands/backup.ts': ['backup/check-backup.ts', 'backup/restore.ts'],
  'commands/downgrade.ts': ['data-version/downgrade.ts'],
  'analysis-text.ts': [
    'analyze/analysis.ts',
    'analyze/figures.ts',
    'analyze/question.ts',
    'analyze/verdict.ts',
  ],
  'kpis-text.ts': ['kpis/fewest.ts'],
  'plainly.ts': ['analyze/analyze-error.ts', 'backup/backup-error.ts', 'data-directory.ts'],
  'settings.ts': ['geo/country-of.ts', 'ingest/limits.ts', 'log/durability.ts'],
}

it('lets `segue` ask a collector by its API alone', () => {
  const collector = 'packages/collector/src'
  const found = sources(`${collector}/cli`).flatMap((file) => {
    if (file.includes('.test.')) return []
    const outside = importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(collector, join(dirname(file), name)))
      .filter((name) => !name.startsWith('cli/'))
    return outside.length ? [[relative(`${collector}/cli`, file), outside.sort()] as const] : []
  })
  expect(Object.fromEntries(found)).toEqual(BESIDE_THE_API)
  // Nobody else speaks to it, and the API's client speaks only of routes that there are.
  const asking = sources(`${collector}/cli`).filter((file) =>
    /\bfetch\(|from 'node:https?'/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(asking).toEqual([`${collector}/cli/api-client.ts`])
})

it('lets `segue` ask for nothing that the API does not have', () => {
  const errors = compileErrors(
    'packages/collector',
    `import { apiClient } from './cli/api-client.ts'
    const client = apiClient({ host: '', port: 1, token: '' })
    export const known = client.ask('GET /api/sites/:site/config', { at: { site: 'shop' } })
    export const unknown = client.ask('GET /api/sites/:site/secrets', { at: { site: 'shop' } })`,
  )
  expect(errors).toEqual([expect.stringContaining('GET /api/sites/:site/secrets')])
})

/** What the compiler says of a file that would lie in a package. */
function compileErrors(room: string, code: string): string[] {
  const path = join(root, room, 'tsconfig.json')
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path))
  const name = join(root, room, 'src', 'probe.ts')
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = (file) => file === name || fileExists(file)
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, code, rest[0]) : getSourceFile(file, ...rest)
  const program = ts.createProgram([name], { ...options, noEmit: true, composite: false }, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

it('compiles core and stats without a page, a process or a neighbour', () => {
  for (const room of ['packages/core', 'packages/stats']) {
    expect(compileErrors(room, 'export const one = [1].at(0)')).toEqual([])
    expect(compileErrors(room, 'document.title')[0]).toContain("Cannot find name 'document'")
    expect(compileErrors(room, 'process.exit()')[0]).toContain("Cannot find name 'process'")
  }
  const upstream = "import { start } from '@segue/collector'\nstart"
  expect(compileErrors('packages/core', upstream)[0]).toContain("'@segue/collector'")
  expect(compileErrors('packages/snippet', upstream)[0]).toContain("'@segue/collector'")
})
