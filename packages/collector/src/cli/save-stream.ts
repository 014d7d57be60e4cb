import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CliError } from './cli-error.ts'

/**
 * A file of what comes, for its user alone. It has its name only when it is whole, and when `check`
 * finds nothing: what was there before stays until then.
 */
export async function saveStream<Result>(
  content: Readable,
  file: string,
  check: (draft: string) => Promise<Result>,
): Promise<Result> {
  const draft = `${file}.part`
  try {
    await pipeline(content, createWriteStream(draft, { mode: 0o600, flush: true }))
    const result = await check(draft)
    await rename(draft, file)
    return result
  } catch (error) {
    await rm(draft, { force: true })
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOSPC' || code === 'EISDIR') {
      throw new CliError(`"${file}" cannot be written: ${message}. Check the path and the disk.`)
    }
    if (message === 'terminated' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
      throw new CliError('The collector broke off in the middle. Its log says why; try again.')
    }
    throw error
  }
}
