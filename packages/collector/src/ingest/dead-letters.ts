import { appendFile, readFile, rename, stat, writeFile } from 'node:fs/promises'

const MOST_BYTES = 8 * 2 ** 20
const MOST_WAITING = 2 ** 20
const MOST_EVENT = 4_096
const PAUSE = 200

export type DeadLetter = { site: string; reason: string; event: string }

export type DeadLetters = {
  add(letter: DeadLetter): void
  /** Everything that was added lies in the file then; rejects when it could not be written. */
  flush(): Promise<void>
  /** Takes out every letter that has this word, such as a visitor's id. */
  forget(word: string): Promise<void>
  /** Letters for which there was no room: more came in a moment than is worth writing down. */
  dropped(): number
  close(): Promise<void>
}

/**
 * What was refused and why, for a person to look at: lines of JSON in a file that is bounded, with
 * the one before it. Letters are written together and later, so a flood of nonsense costs those
 * who send sense nothing.
 */
export function openDeadLetters(file: string, now = Date.now, most = MOST_BYTES): DeadLetters {
  let lines: string[] = []
  let waiting = 0
  let dropped = 0
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (lines.length === 0) return
    const batch = lines
    const size = waiting
    lines = []
    waiting = 0
    try {
      const { size: before } = await stat(file).catch(() => ({ size: 0 }))
      if (before > 0 && before + size > most) await rename(file, `${file}.1`)
      await appendFile(file, batch.join(''), { mode: 0o600 })
    } catch (error) {
      lines = [...batch, ...lines]
      waiting += size
      throw error
    }
  }

  function flush(): Promise<void> {
    const done = turn.then(write)
    turn = done.catch(() => {})
    return done
  }

  function forget(word: string): Promise<void> {
    // As it stands in the event's own JSON.
    const inside = JSON.stringify(word).slice(1, -1)
    const isOf = (line: string) =>
      line !== '' && (JSON.parse(line) as DeadLetter).event.includes(inside)
    const done = turn.then(async () => {
      await write()
      for (const name of [file, `${file}.1`]) {
        const text = await readFile(name, 'utf8').catch(() => '')
        const lines = text.split('\n')
        const kept = lines.filter((line) => !isOf(line))
        if (kept.length === lines.length) continue
        // Beside it first: a crash leaves one or the other.
        await writeFile(`${name}.new`, kept.join('\n'), { mode: 0o600 })
        await rename(`${name}.new`, name)
      }
    })
    turn = done.catch(() => {})
    return done
  }

  return {
    add({ site, reason, event }) {
      const at = new Date(now()).toISOString()
      const line = `${JSON.stringify({ at, site, reason, event: event.slice(0, MOST_EVENT) })}\n`
      const size = Buffer.byteLength(line)
      if (waiting + size > MOST_WAITING) return void dropped++
      lines.push(line)
      waiting += size
      timer ??= setTimeout(() => flush().catch(() => {}), PAUSE)
    },
    flush,
    forget,
    dropped: () => dropped,
    close: flush,
  }
}
