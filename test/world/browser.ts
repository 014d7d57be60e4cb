import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Real Chromium, without the errands it runs by itself: a closed network would answer each with
 * an error. Its headless shell, which has the same engine and takes a third of the processor for
 * each visit, where there is one.
 */
export async function launchBrowser(...more: string[]): Promise<Browser> {
  return launch(findShell() ?? (await findWhole()), more)
}

/** One that says that a program drives it, as all do that are driven. */
export async function launchDrivenBrowser(): Promise<Browser> {
  return launch(findShell() ?? (await findWhole()), [], [`--user-agent=${PERSON}`])
}

/** With all that surrounds the engine: tabs that go to the back, pages that are prerendered or kept. */
export async function launchWholeBrowser(...more: string[]): Promise<Browser> {
  return launch(await findWhole(), more)
}

/** Without its own errands, and as root. */
const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const launch = (executablePath: string, more: string[], who = AS_A_PERSON) =>
  chromium.launch({ executablePath, args: [...QUIETLY, ...who, ...more] })

export const findShell = () => find('chromium-headless-shell')

/** Our visitors are people: no bots by their name, and not driven. */
const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'
const AS_A_PERSON = [`--user-agent=${PERSON}`, '--disable-blink-features=AutomationControlled']

/** For browsers that tests start by themselves. */
export const ALONE = [...QUIETLY, ...AS_A_PERSON]

/** What `CHROME_PATH` says, else by these names in the PATH. */
function find(...names: string[]): string | undefined {
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env.CHROME_PATH ?? '', ...inPath].find(isExecutable)
}

/** `CHROME_PATH`, the PATH and the usual places, Playwright's own, then the one that comes by npm. */
export async function findWhole(): Promise<string> {
  const found = find('chromium', 'google-chrome') ?? [...usual, playwrightsOwn()].find(isExecutable)
  if (found) return found
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium')
    return packaged.executablePath()
  }
  throw new Error(
    'No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROME_PATH to its program file.',
  )
}

function playwrightsOwn(): string {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return path !== ''
  } catch {
    return false
  }
}
