import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'

/** A file that is there is whole, whenever the power goes. */
export async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  try {
    const handle = await open(draft, 'w')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    // On a full disk half a draft would only make it fuller.
    await rm(draft, { force: true }).catch(() => {})
    throw error
  }
}

/** What a crash has left of a file that was being written. */
export const isDraft = (name: string): boolean =>
  /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)
