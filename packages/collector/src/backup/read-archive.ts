import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'

/** Hands over the files of an archive one after another. Each is read to its end, or passed over. */
export async function readArchive(
  file: string,
  take: (name: string, content: Readable) => Promise<void>,
): Promise<void> {
  const archive = extract()
  const taken = (async () => {
    for await (const entry of archive) {
      await take(entry.header.name, entry as unknown as Readable)
      entry.resume()
    }
  })()
  await Promise.all([pipeline(createReadStream(file), archive), taken])
}
