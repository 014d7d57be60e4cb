import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Collector, startCollector } from './collector.ts'
import { recordedBy } from './compare.ts'
import { FLIPS, isLong, LONG } from './how-much.ts'
import { type Load, startLoad } from './load.ts'

/** In the long form each flipped byte has a start of its own. */
const AT_ONCE = isLong ? 1 : FLIPS
const TORN = '0123abcd {"event_id":"0000'

type Line = { file: string; start: number; end: number; id: string | undefined }
type Flip = { file: string; offset: number; line: Line }

let place: string
let left: string
let load: Load
let lines: Line[]
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'segue-damage-'))
  left = join(place, 'left')
  const collector = await startCollector({ data: left })
  // While the store stands still, what is acknowledged stays in the log.
  const engine = collector.enginePid()!
  process.kill(engine, 'SIGSTOP')
  load = startLoad(collector.url)
  for (const end = Date.now() + 3_500; Date.now() < end; ) await load.next(204)
  await load.finish()
  await collector.kill('SIGKILL')
  process.kill(engine, 'SIGKILL')
  const files = (await readdir(join(left, 'log'))).sort()
  // One that was sealed, and one that was being written.
  expect(files.length).toBeGreaterThan(1)
  await appendFile(join(left, 'log', files.at(-1)!), TORN)
  lines = (await Promise.all(files.map(linesOf))).flat()
})
afterAll(() => rm(place, { recursive: true, force: true }))

async function linesOf(file: string): Promise<Line[]> {
  const text = await readFile(join(left, 'log', file), 'latin1')
  let start = 0
  return text.split(/(?<=\n)/).map((line) => {
    const id = line.endsWith('\n') ? /"event_id":"([^"]*)"/.exec(line)![1] : undefined
    const found = { file, start, end: start + line.length, id }
    start += line.length
    return found
  })
}

/** Bytes anywhere, each in a line of its own; the first is in the torn end, the second a newline. */
function choose(): Flip[] {
  const rest = [...lines]
  const torn = rest.pop()!
  const take = () => rest.splice(Math.floor(Math.random() * rest.length), 1)[0]!
  return Array.from({ length: AT_ONCE }, (_, n): Flip => {
    const kind = isLong ? Math.floor(Math.random() * 10) : n
    const line = kind === 0 ? torn : take()
    const length = line.end - line.start
    const offset = kind === 1 ? line.end - 1 : line.start + Math.floor(Math.random() * length)
    return { file: line.file, offset, line }
  })
}

async function damage(data: string, flips: Flip[]): Promise<void> {
  for (const { file, offset } of flips) {
    const path = join(data, 'log', file)
    const bytes = await readFile(path)
    bytes[offset]! ^= 1 << Math.floor(Math.random() * 8)
    await writeFile(path, bytes)
  }
}

it(`${FLIPS} flipped bytes cost at most the events that they are in, and are told of`, {
  timeout: LONG,
}, async () => {
  let lost = 0
  for (let done = 0; done < FLIPS; done += AT_ONCE) {
    const data = join(place, 'copy')
    await cp(left, data, { recursive: true })
    const flips = choose()
    await damage(data, flips)
    const collector = await startCollector({ data, isPublished: true })
    try {
      lost += await look(collector, flips)
    } finally {
      await collector.stop()
      await rm(data, { recursive: true })
    }
  }
  console.log(
    `${FLIPS} bytes of ${load.sent.size} events: ${lost} events lost, all of them told of`,
  )
})

/** How many events were lost. */
async function look(collector: Collector, flips: Flip[]): Promise<number> {
  const recorded = await recordedBy(collector, load.visitors)
  const missing = [...load.acknowledged].filter((id) => !recorded.has(id))
  const hit = flips.map(({ line }) => line.id)
  const unhurt = missing.filter((id) => !hit.includes(id))
  expect(unhurt, JSON.stringify(flips)).toEqual([])
  expect(recorded.size).toBe(load.acknowledged.size - missing.length)
  expect(collector.printed()).toContain('torn by a crash')
  if (missing.length > 0) {
    expect(collector.printed()).toContain('lines are damaged')
    const names = await readdir(join(collector.data, 'log'))
    expect(names.some((name) => name.endsWith('.damaged'))).toBe(true)
    const counted = await collector.metric('segue_log_damaged_lines_total')
    expect(counted).toBeGreaterThanOrEqual(missing.length)
  }
  return missing.length
}
