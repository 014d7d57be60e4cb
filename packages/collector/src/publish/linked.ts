import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../write-whole.ts'
import type { Job, Link } from './link.ts'

/**
 * Links once what two sites, two versions or two starts would link alike. It is kept in a folder, by
 * the program and by the build of our packages: another release links anew. Collectors may share it.
 */
export function linkOnce(folder: string, link: Link): Link {
  const underWay = new Map<string, Promise<string>>()
  let build: Promise<string> | undefined

  const find = async (key: string, job: Job): Promise<string> => {
    const file = join(folder, `${key}.js`)
    const known = await readFile(file, 'utf8').catch(() => '')
    if (known) return known
    const code = await link(job)
    await mkdir(folder, { recursive: true })
    await writeWhole(file, code)
    return code
  }

  return async (job) => {
    build ??= fingerprint()
    const key = hashOf([await build, job.format, job.entry])
    const found = underWay.get(key) ?? find(key, job)
    underWay.set(key, found)
    return found.finally(() => underWay.delete(key))
  }
}

/** What the programs are made of: the built files of the packages that they import. */
async function fingerprint(): Promise<string> {
  const folders = ['@segue/core/parts', '@segue/snippet/head.js'].map(
    (name) => new URL('.', import.meta.resolve(name)),
  )
  const options = new URL(import.meta.resolve('@segue/snippet/minify.json'))
  const linker = new URL('./link-worker.js', import.meta.url)
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder))
        .filter((name) => name.endsWith('.js'))
        .sort()
        .map((name) => new URL(name, folder)),
    ),
  )
  const all = [...files.flat(), options, linker]
  return hashOf(await Promise.all(all.map((url) => readFile(url, 'utf8'))))
}

function hashOf(texts: string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\0')
  return hash.digest('hex')
}
