import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../../world/root.ts'

const FOLDER = join(root, 'test/bench/snippet/npm')
const MODULES = join(FOLDER, 'node_modules')

/**
 * Installs the peers at their pinned versions, once. They are no part of the workspace: nobody
 * who only builds or tests Segue loads 80 MB of other people's scripts.
 */
export function installPeers(): void {
  const lock = readFileSync(join(FOLDER, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  const stamp = join(MODULES, '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error(`Installing the peers into ${MODULES} …`)
  execFileSync('npm', ['ci', '--silent'], { cwd: FOLDER, stdio: ['ignore', 2, 2] })
  writeFileSync(stamp, wanted)
}

/** A file of a peer's package, as it was published. */
export const peerFile = (path: string): Buffer => readFileSync(join(MODULES, path))

export const peerVersion = (name: string): string =>
  JSON.parse(String(peerFile(`${name}/package.json`))).version

type Minify = (code: string) => Promise<{ code?: string }>

/** As a site's build would shrink what is written by hand. */
export async function shrink(code: string): Promise<string> {
  const { minify } = createRequire(join(FOLDER, 'package.json'))('terser') as { minify: Minify }
  const { code: small } = await minify(code)
  return small!.replace(/;$/, '')
}
