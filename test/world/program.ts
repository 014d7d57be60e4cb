import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './root.ts'

export type Program = {
  pid: number
  /** What it has printed so far, both streams. */
  printed(): string
  /** Resolves with the exit code; null where a signal ended it. */
  ended: Promise<number | null>
  /** Resolves when it has printed this; rejects with everything it printed when it ends before. */
  prints(text: string): Promise<void>
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/**
 * A program of ours in a process of its own, as a person starts it. `under`: another program, which
 * becomes ours after it has set something up.
 */
export function run(
  file: string,
  args: string[],
  env: Record<string, string>,
  under: string[] = [],
): Program {
  const [command, ...rest] = [...under, process.execPath, file, ...args] as [string, ...string[]]
  const child: ChildProcess = spawn(command, rest, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk) => {
      printed += chunk
      for (const listener of listeners) listener()
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    pid: child.pid!,
    printed: () => printed,
    ended,
    prints: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!printed.includes(text)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        ended.then(() => reject(new Error(`It ended without printing "${text}":\n${printed}`)))
        look()
      }),
    async end(signal) {
      child.kill(signal)
      return ended
    },
  }
}
