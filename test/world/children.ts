import { readdirSync, readFileSync } from 'node:fs'

/** The living children of a process, each with its command line, by Linux's own list. */
export function childrenOf(parent: number): { pid: number; command: string }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // What stands in brackets is a name, and may hold anything.
      const [state, above] = text.slice(text.lastIndexOf(')') + 2).split(' ')
      if (Number(above) !== parent || state === 'Z') return []
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return [{ pid: Number(pid), command }]
    } catch {
      // It has ended since it was listed.
      return []
    }
  })
}
