import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import commonjsPlugin from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { type RollupCache, type RollupOptions, rollup } from 'rollup'
import { root } from '../world/root.ts'
import { frameworksQuestions, svelte, typescript } from './compilers.ts'

const SOURCES = join(root, 'test/pages')
const CACHE = join(root, 'test/node_modules/.cache/pages')

// Its types say CommonJS, its code does not.
const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default

/** Habits of the frameworks that a bundler warns of; every other warning is a mistake of ours. */
const THEIRS = ['CIRCULAR_DEPENDENCY', 'EVAL']

/** For whom a script is made. */
export type Bundle = { entry: string; target: 'module' | 'classic' | 'server' }

const making = new Map<string, Promise<string>>()

/**
 * A page's script in one file on disk, made at the first use. Its name holds everything that it was
 * made from: the sources beside the servers' (`kinds/`) and the locked versions of all packages.
 */
export function bundle({ entry, target }: Bundle): Promise<string> {
  const name = `${entry.replace(/\W+/g, '-')}.${target}`
  const made = making.get(name) ?? found({ entry, target }, name)
  making.set(name, made)
  return made
}

async function found(wanted: Bundle, name: string): Promise<string> {
  const file = join(CACHE, `${name}.${await sourcesHash()}.js`)
  if (existsSync(file)) return file
  const code = await make(wanted)
  await mkdir(CACHE, { recursive: true })
  // Two test files may be at it at the same time: nobody reads half a script.
  const draft = `${file}.${process.pid}.draft`
  await writeFile(draft, code)
  await rename(draft, file)
  return file
}

/** Where the script of this name lies, whether it is there or not. */
export const scriptNamed = (name: string): string => join(CACHE, basename(name))

/** What was read and compiled for one page serves the next: most of it is the framework. */
let known: RollupCache | undefined

async function make({ entry, target }: Bundle): Promise<string> {
  const build = await rollup({
    input: join(SOURCES, entry),
    ...(target === 'server' ? forServer : { ...forPages, cache: known ?? true }),
    onLog: (level, log) => {
      if (level === 'warn' && !THEIRS.includes(log.code ?? '')) throw new Error(log.message)
    },
  })
  if (target !== 'server') known = build.cache
  const { output } = await build.generate({ format: target === 'classic' ? 'iife' : 'es' })
  await build.close()
  if (output.length > 1) throw new Error(`${entry} makes ${output.length} files; a page has one.`)
  return output[0].code
}

const forServer: RollupOptions = { external: /^svelte/, plugins: [typescript, svelte('server')] }

const forPages: RollupOptions = {
  // Nobody waits for these bytes, but everybody for the bundler.
  treeshake: false,
  plugins: [
    typescript,
    svelte('client'),
    frameworksQuestions,
    nodeResolve({ browser: true, exportConditions: ['production'] }),
    commonjs(),
  ],
}

let hash: Promise<string> | undefined

function sourcesHash(): Promise<string> {
  hash ??= hashOf()
  return hash
}

async function hashOf(): Promise<string> {
  const names = (await readdir(SOURCES, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((name) => !name.startsWith(join(SOURCES, 'kinds')))
    .sort()
  const sum = createHash('sha256')
  for (const name of [join(root, 'pnpm-lock.yaml'), ...names]) {
    sum.update(name).update(await readFile(name))
  }
  return sum.digest('hex').slice(0, 16)
}
