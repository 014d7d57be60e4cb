import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Begins, and hands back its end. */
export type Fault = () => Promise<() => Promise<void>>

export const isRoot = process.getuid?.() === 0

/** Root may write where nobody may; without this it is a user like others. */
export const ASK_NO_ROOT = isRoot ? ['setpriv', '--bounding-set=-dac_override'] : []

/** Whether a program runs here, perhaps because Debian gives it; what needs it is skipped where it does not. */
export function canRun(command: string, ...args: string[]): boolean {
  const install = `apt-get update -qq && apt-get install -y -qq ${command}`
  return runs(command, ...args) || (isRoot && runs('sh', '-c', install) && runs(command, ...args))
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A disk of a few megabytes of its own, or undefined where this user may not mount any. */
export function mountDisk(place: string, megabytes: number): (() => void) | undefined {
  if (!runs('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place)) return undefined
  return () => void runs('umount', '--lazy', place)
}

/** Takes all the room that is left, and gives it back. */
export function fullDisk(place: string): Fault {
  return async () => {
    const file = join(place, 'ballast')
    const handle = await open(file, 'w')
    for (let size = 2 ** 20; size >= 1; ) {
      const { bytesWritten } = await handle.write(Buffer.alloc(size)).catch(() => ({
        bytesWritten: 0,
      }))
      if (bytesWritten < size) size >>= 1
    }
    await handle.close()
    return () => rm(file)
  }
}

/** The disk of a running process says of every sync that it failed. */
export function failingSync(pid: () => number): Fault {
  return async () => {
    const inject = ['fsync', 'fdatasync'].flatMap((call) => ['-e', `inject=${call}:error=EIO`])
    const args = ['-f', '-qq', '-p', String(pid()), '-e', 'trace=fsync,fdatasync', ...inject]
    const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] })
    // It is there when it tells of the first call.
    await Promise.race([once(strace.stderr, 'data'), sleep(5_000)])
    strace.stderr.resume()
    return async () => {
      const gone = once(strace, 'exit')
      strace.kill('SIGINT')
      await gone
    }
  }
}

/** Nothing in the directory, and in those below, may be made or removed. */
export function readOnly(place: string): Fault {
  return async () => {
    const entries = await readdir(place, { withFileTypes: true, recursive: true })
    const folders = entries.filter((entry) => entry.isDirectory())
    const paths = [place, ...folders.map((entry) => join(entry.parentPath, entry.name))]
    const change = (mode: number) =>
      // The engine removes what it has merged.
      Promise.all(paths.map((path) => chmod(path, mode).catch(() => {})))
    await change(0o500)
    return async () => void (await change(0o700))
  }
}
