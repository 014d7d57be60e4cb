import type { Page } from 'playwright-core'
import type { BenchWorld } from './bench-world.ts'
import type { Options } from './options.ts'
import { SWAP } from './swap.ts'
import { SCREENSHOTS } from './trace.ts'
import { type Condition, type Visit, visit } from './visit.ts'

type Rectangle = { x: number; y: number; width: number; height: number }
type Shots = { visit: Visit; frames: string[]; button: Rectangle }

/**
 * Holds what the probe says against what was on the screen: Chromium keeps a picture of every
 * frame that it presented, and the button in each is compared with the button of the page as it is
 * and of the page as it shall be.
 */
export async function verifyProbe(
  world: BenchWorld,
  { conditions, from }: Pick<Options, 'conditions' | 'from'>,
): Promise<void> {
  const { entries, urlOf, newContext } = world
  const shoot = async (url: string, entry: { still?: boolean }, condition: Condition) => {
    const context = await newContext()
    const shots: Partial<Shots> = {}
    shots.visit = await visit({
      context,
      url,
      entry,
      condition,
      also: [SCREENSHOTS],
      async look(page, _session, events) {
        shots.frames = events
          .filter(({ name }) => name === 'Screenshot')
          .sort((one, other) => one.ts - other.ts)
          .flatMap(({ args }) => args.snapshot ?? [])
        shots.button = (await page.locator(SWAP.cta).boundingBox())!
      },
    })
    await context.close()
    return shots as Shots
  }

  const before = await shoot(urlOf('same', 'none'), { still: true }, 'fast')
  const after = await shoot(urlOf('same', 'swapped'), { still: true }, 'fast')
  const context = await newContext()
  const judge = await context.newPage()
  let agree = 0
  let all = 0
  for (const origin of from) {
    for (const condition of conditions) {
      for (const entry of entries.filter(({ still }) => !still)) {
        const { visit, frames } = await shoot(urlOf(origin, entry.name), entry, condition)
        const verdicts = await compare(judge, {
          frames,
          before: before.frames.at(-1)!,
          after: after.frames.at(-1)!,
          button: before.button,
        })
        const pictured = verdicts.includes('original')
        const probed = visit.originalFrames > 0
        all++
        if (pictured === probed) agree++
        console.log(
          `${pictured === probed ? 'agree ' : 'DIFFER'} ${origin} ${condition} ${entry.name}: ` +
            `the probe saw ${visit.originalFrames} frames with the original; pictures: ${verdicts.join(' ')}`,
        )
      }
    }
  }
  console.log(`${agree} of ${all} verdicts agree with the pictures.`)
  if (agree < all) process.exitCode = 1
}

type Comparison = { frames: string[]; before: string; after: string; button: Rectangle }

/** Says of each picture what the button shows in it. */
const compare = (judge: Page, comparison: Comparison): Promise<string[]> =>
  judge.evaluate(async ({ frames, before, after, button }) => {
    const read = async (picture: string) => {
      const image = new Image()
      image.src = `data:image/jpeg;base64,${picture}`
      await image.decode()
      // Pictures are smaller than the page.
      const scale = image.width / innerWidth
      const [x, y] = [Math.floor(button.x * scale), Math.floor(button.y * scale)]
      const width = Math.ceil(button.width * scale)
      const height = Math.ceil(button.height * scale)
      const canvas = new OffscreenCanvas(width, height).getContext('2d')!
      canvas.drawImage(image, x, y, width, height, 0, 0, width, height)
      return canvas.getImageData(0, 0, width, height).data
    }
    const distance = (one: Uint8ClampedArray, other: Uint8ClampedArray) =>
      one.reduce((sum, value, at) => sum + Math.abs(value - other[at]!), 0) / one.length
    const [original, swapped] = [await read(before), await read(after)]
    const verdicts: string[] = []
    for (const frame of frames) {
      const seen = await read(frame)
      const [toOriginal, toSwapped] = [distance(seen, original), distance(seen, swapped)]
      // An empty page and one that is still without its stylesheet are like neither.
      if (Math.min(toOriginal, toSwapped) > 6) verdicts.push('other')
      else verdicts.push(toOriginal < toSwapped ? 'original' : 'swapped')
    }
    return verdicts
  }, comparison)
