// What Lighthouse says of each screen of the console, with demo data: `pnpm lighthouse`.
import lighthouse, { desktopConfig } from 'lighthouse'
import { launchWholeBrowser } from './world/browser.ts'
import { freePorts } from './world/ports.ts'
import { SCREENS } from './world/screens.ts'
import { createWorld } from './world/world.ts'

const WANTED = { accessibility: 100, performance: 95 }
const TRIES = 3
/** Lighthouse's own two: a computer on a good line, and a phone four times as slow on a bad one. */
const DEVICES = { computer: desktopConfig, phone: undefined }

const port = await freePorts(1)
const [world, browser] = await Promise.all([
  createWorld(),
  launchWholeBrowser(`--remote-debugging-port=${port}`),
])
try {
  await world.segue('demo-data')
  const rows = []
  const wrong = new Set<string>()
  for (const screen of SCREENS) {
    for (const [device, config] of Object.entries(DEVICES)) {
      const look = async () =>
        lighthouse(
          `${world.console}/#/demo/${screen.path}`,
          {
            port,
            output: 'json',
            logLevel: 'error',
            onlyCategories: Object.keys(WANTED),
            extraHeaders: { authorization: `Bearer ${await world.token()}` },
          },
          config,
        )
      let { categories, audits } = (await look())!.lhr
      // Now and then its trace has no first paint, and it gives no score at all.
      for (let again = 0; again < TRIES && categories.performance?.score === null; again++) {
        ;({ categories, audits } = (await look())!.lhr)
      }
      const score = (id: string) => Math.round((categories[id]?.score ?? Number.NaN) * 100)
      const text = (id: string) => audits[id]?.displayValue ?? ''
      rows.push({
        screen: screen.name,
        on: device,
        accessibility: score('accessibility'),
        performance: score('performance'),
        'first paint': text('first-contentful-paint'),
        largest: text('largest-contentful-paint'),
        blocked: text('total-blocking-time'),
        shift: text('cumulative-layout-shift'),
      })
      const checks = new Set(categories.accessibility!.auditRefs.map(({ id }) => id))
      for (const { id, score, scoreDisplayMode, title } of Object.values(audits)) {
        if (checks.has(id) && scoreDisplayMode === 'binary' && score === 0) {
          wrong.add(`${screen.name}: ${title}`)
        }
      }
    }
  }
  for (const words of wrong) console.log(words)
  console.table(rows)
  console.log(
    `Wanted: accessibility ${WANTED.accessibility}, performance ${WANTED.performance} or more.`,
  )
} finally {
  await browser.close()
  await world.stop()
}
