import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import commonjsPlugin from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'
import { root } from '../world/root.ts'
import { forBrowsers, svelte, typescript } from './compilers.ts'

const SOURCES = join(root, 'test/pages')
const CACHE = join(root, 'test/node_modules/.cache/pages')

// Its types say CommonJS, its code does not.
const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default

const browserModules = nodeResolve({ browser: true, exportConditions: ['production'] })

/** For whom a script is made. */
export type Bundle = { entry: string; target: 'module' | 'classic' | 'server' }

/**
 * A page's script in one file on disk, made at the first use. Its name holds everything that it was
 * made from: the pages' sources and the locked versions of all packages.
 */
export async function bundle({ entry, target }: Bundle): Promise<string> {
  const name = `${entry.replace(/\W+/g, '-')}.${target}.${await sourcesHash()}`
  const file = join(CACHE, `${name}.js`)
  if (existsSync(file)) return file
  const code = await make({ entry, target })
  await mkdir(CACHE, { recursive: true })
  // Two test files may be at it at the same time: nobody reads half a script.
  const draft = join(CACHE, `${name}.${process.pid}.draft`)
  await writeFile(draft, code)
  await rename(draft, file)
  return file
}

/** Where the script of this name lies, whether it is there or not. */
export const scriptNamed = (name: string): string => join(CACHE, basename(name))

async function make({ entry, target }: Bundle): Promise<string> {
  const onServer = target === 'server'
  const build = await rollup({
    input: join(SOURCES, entry),
    external: onServer ? /^svelte/ : [],
    plugins: [
      typescript,
      svelte(onServer ? 'server' : 'client'),
      ...(onServer ? [] : [forBrowsers, browserModules, commonjs()]),
    ],
    onLog: (level, log) => {
      if (level === 'warn' && log.code !== 'CIRCULAR_DEPENDENCY') throw new Error(log.message)
    },
  })
  const { output } = await build.generate({ format: target === 'classic' ? 'iife' : 'es' })
  await build.close()
  if (output.length > 1) throw new Error(`${entry} makes ${output.length} files; a page has one.`)
  return output[0].code
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
    .sort()
  const sum = createHash('sha256')
  for (const name of [join(root, 'pnpm-lock.yaml'), ...names]) {
    sum.update(name).update(await readFile(name))
  }
  return sum.digest('hex').slice(0, 16)
}
