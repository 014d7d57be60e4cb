import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type BrowserContext, chromium } from 'playwright-core'
import { ALONE, findShell, findWhole } from './browser.ts'

/** A browser as a person has one: its profile stays when it is gone, and it can be killed. */
export type OwnBrowser = {
  context: BrowserContext
  /** As the system does it that needs the memory: nothing is said or written before the end. */
  kill(): Promise<void>
}

type Options = { whole?: boolean; more?: string[] }

/** Started by ourselves: Playwright starts browsers that keep no page and prerender none. */
export async function startOwnBrowser(
  profile: string,
  { whole = false, more = [] }: Options = {},
): Promise<OwnBrowser> {
  const { ended, printed, kill } = spawnBrowser(
    (whole ? undefined : findShell()) ?? (await findWhole()),
    [`--user-data-dir=${profile}`, '--remote-debugging-port=0', ...more],
  )
  const browser = await chromium.connectOverCDP(await printed(/DevTools listening on (\S+)/))
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const { id } = processInfo.find(({ type }) => type === 'browser')!
  return {
    context: browser.contexts()[0]!,
    async kill() {
      // What was started may be a script around it.
      process.kill(id, 'SIGKILL')
      await ended
      kill()
    },
  }
}

/** A whole browser that nobody looks on at: the page that it opens has to act by itself. */
export async function openAlone(profile: string, url: string): Promise<() => Promise<void>> {
  const { ended, kill } = spawnBrowser(await findWhole(), [`--user-data-dir=${profile}`, url])
  return async () => {
    kill()
    await ended
  }
}

const running = new Set<() => void>()

/** For the end of a test that has failed, too. */
export function endOwnBrowsers(): void {
  for (const kill of running) kill()
}

function spawnBrowser(file: string, more: string[]) {
  const child = spawn(
    file,
    [...ALONE, '--headless=new', '--no-default-browser-check', ...more],
    // A group of its own, so that nothing of it stays.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let words = ''
  const listeners = new Set<() => void>()
  child.stderr.on('data', (chunk) => {
    words += chunk
    for (const listener of listeners) listener()
  })
  const ended = once(child, 'exit')
  const kill = () => {
    running.delete(kill)
    try {
      process.kill(-child.pid!, 'SIGKILL')
    } catch {
      // All of it has gone already.
    }
  }
  running.add(kill)
  return {
    ended,
    kill,
    printed: (what: RegExp): Promise<string> =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = what.exec(words)
          if (found) resolve(found[1]!)
        }
        listeners.add(look)
        ended.then(() => reject(new Error(`The browser ended without saying ${what}:\n${words}`)))
        look()
      }),
  }
}
