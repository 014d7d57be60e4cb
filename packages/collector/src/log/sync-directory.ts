import { open } from 'node:fs/promises'

/** A file's name is a thing of its directory, and needs a sync of its own. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
