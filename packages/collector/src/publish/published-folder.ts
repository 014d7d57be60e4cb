import { access, constants, mkdir, readdir, rm, utimes } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StartError } from '../data-directory.ts'
import { isDraft, writeWhole } from '../write-whole.ts'
import type { SnippetFiles } from './snippet-file.ts'

export type PublishedFolder = {
  /** Writes what is live of a site. Gives what hinders it, and goes on trying then. */
  put(site: string): Promise<string | undefined>
  stop(): Promise<void>
}

type Options = {
  path: string
  filesOf: (site: string) => Promise<SnippetFiles | undefined>
  onError: (error: unknown) => void
  /** How long to wait before the next try. */
  pause?: number
}

/** The files of all sites in a folder, by the names that they have at the collector, for any web server. */
export async function openPublishedFolder(options: Options): Promise<PublishedFolder> {
  const { filesOf, onError, pause = 10_000 } = options
  const folder = join(resolve(options.path), 's')
  await prepare(folder)
  const retries = new Map<string, NodeJS.Timeout>()
  // One at a time: a site's latest files are written last.
  let turn: Promise<unknown> = Promise.resolve()

  async function write(site: string): Promise<void> {
    const files = await filesOf(site)
    if (!files) return
    const there = new Set(await readdir(folder))
    for (const { name, text } of files.parts) {
      // By a name that changes with the content: what is there is right, and its time says that it
      // was live until now, for whoever tidies up.
      const file = join(folder, name)
      if (there.has(name)) await utimes(file, new Date(), new Date())
      else await writeWhole(file, text)
    }
    // Last, since they name the others.
    await writeWhole(join(folder, `${site}.json`), files.json.identity)
    await writeWhole(join(folder, `${site}.js`), files.js.identity)
  }

  function put(site: string): Promise<string | undefined> {
    clearTimeout(retries.get(site))
    const done = turn
      .then(() => write(site))
      .then(
        () => undefined,
        (error: Error) => {
          onError(
            new Error(`The files of "${site}" cannot be written to ${folder}`, { cause: error }),
          )
          retries.set(site, setTimeout(() => put(site), pause).unref())
          return error.message
        },
      )
    turn = done
    return done
  }

  return {
    put,
    async stop() {
      await turn
      for (const timer of retries.values()) clearTimeout(timer)
    },
  }
}

async function prepare(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK | constants.X_OK)
    for (const name of await readdir(folder)) if (isDraft(name)) await rm(join(folder, name))
  } catch (error) {
    throw new StartError(
      `Published files cannot be written to "${folder}": ${(error as Error).message}. ` +
        'Set SEGUE_PUBLISH_TO to a folder that this user may write, or leave it out.',
    )
  }
}
