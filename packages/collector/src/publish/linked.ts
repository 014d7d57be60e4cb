import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { SmallDatabase } from './database.ts'
import type { Job, Link } from './link.ts'

/**
 * Links once what two sites, two versions or two starts would link alike. It is kept by the
 * program and by the build of our packages: another release links anew.
 */
export function linkOnce(database: SmallDatabase, link: Link): Link {
  const select = database.prepare('SELECT code FROM linked WHERE key = ?')
  const insert = database.prepare('INSERT OR REPLACE INTO linked (key, code) VALUES (?, ?)')
  const underWay = new Map<string, Promise<string>>()
  let build: Promise<string> | undefined

  const find = async (key: string, job: Job): Promise<string> => {
    const row = select.get([key]) as { code: string } | undefined
    if (row) return row.code
    const code = await link(job)
    insert.run([key, code])
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
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder))
        .filter((name) => name.endsWith('.js'))
        .sort()
        .map((name) => new URL(name, folder)),
    ),
  )
  return hashOf(await Promise.all([...files.flat(), options].map((url) => readFile(url, 'utf8'))))
}

function hashOf(texts: string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\0')
  return hash.digest('hex')
}
