import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './root.ts'

const run = promisify(execFile)

/** A package of ours as it would be published: the path of its tarball. */
export async function pack(name: string, into: string): Promise<string> {
  const folder = join(into, 'tarballs', name)
  await mkdir(folder, { recursive: true })
  const [program, ...args] = pnpm()
  await run(program!, [...args, 'pack', '--pack-destination', folder], {
    cwd: join(root, 'packages', name),
  })
  const [file] = await readdir(folder)
  return join(folder, file!)
}

/** Puts packed packages where a bundler and a compiler look for them, with what they say they need. */
export async function install(tarballs: string[], into: string): Promise<void> {
  for (const tarball of tarballs) {
    const draft = `${tarball}.files`
    await mkdir(draft)
    await run('tar', ['-xzf', tarball, '-C', draft])
    const folder = join(draft, 'package')
    const { name, dependencies = {} } = JSON.parse(
      await readFile(join(folder, 'package.json'), 'utf8'),
    ) as { name: string; dependencies?: Record<string, string> }
    await cp(folder, join(into, 'node_modules', name), { recursive: true })
    const ours = createRequire(join(root, 'packages', name.replace('@segue/', ''), 'package.json'))
    for (const needed of Object.keys(dependencies).filter((each) => !each.startsWith('@segue/'))) {
      const place = join(into, 'node_modules', needed)
      await cp(folderOf(needed, ours), place, { recursive: true, dereference: true })
    }
  }
}

/** The pnpm that runs the tests, or the one that the README tells to use. */
function pnpm(): string[] {
  const { npm_execpath: path = '' } = process.env
  if (!path.includes('pnpm')) return ['npx', '-y', 'pnpm@12']
  return /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path]
}

function folderOf(name: string, { resolve }: NodeJS.Require): string {
  const file = resolve(name)
  const end = file.lastIndexOf(join('node_modules', name))
  if (end < 0) throw new Error(`"${name}" lies at ${file}, in no node_modules.`)
  return dirname(join(file.slice(0, end), 'node_modules', name, 'package.json'))
}
