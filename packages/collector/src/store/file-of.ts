import { randomUUID } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Has bytes read as a file, by its name. The file itself has none by then, so that nothing of it
 * stays on the disk, whatever happens.
 */
export async function withFileOf<Result>(
  bytes: Buffer,
  directory: string,
  read: (name: string) => Promise<Result>,
): Promise<Result> {
  const name = join(directory, `${randomUUID()}.rows`)
  const file = await open(name, 'wx+', 0o600)
  try {
    await unlink(name)
    // At its place: on some systems whoever reads by that name begins where the writer ended.
    for (let done = 0; done < bytes.length; ) {
      done += (await file.write(bytes, done, bytes.length - done, done)).bytesWritten
    }
    return await read(`/dev/fd/${file.fd}`)
  } finally {
    await file.close()
  }
}
