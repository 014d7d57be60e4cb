// What Lighthouse says of each screen of the console, with demo data: `pnpm lighthouse`.
import lighthouse from 'lighthouse'
import { launchWholeBrowser } from './world/browser.ts'
import { freePorts } from './world/ports.ts'
import { SCREENS } from './world/screens.ts'
import { createWorld } from './world/world.ts'

const WANTED = { accessibility: 100, performance: 95 }

const port = await freePorts(1)
const [world, browser] = await Promise.all([
  createWorld(),
  launchWholeBrowser(`--remote-debugging-port=${port}`),
])
try {
  await world.segue('demo-data')
  const rows = []
  for (const { name, path } of SCREENS) {
    const result = await lighthouse(`${world.console}/#/demo/${path}`, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: Object.keys(WANTED),
      extraHeaders: { authorization: `Bearer ${await world.token()}` },
    })
    const { categories, audits } = result!.lhr
    const scores = Object.fromEntries(
      Object.keys(WANTED).map((id) => [id, Math.round((categories[id]?.score ?? 0) * 100)]),
    )
    const text = (id: string) => audits[id]?.displayValue ?? ''
    rows.push({
      screen: name,
      ...scores,
      'first paint': text('first-contentful-paint'),
      largest: text('largest-contentful-paint'),
      blocked: text('total-blocking-time'),
      shift: text('cumulative-layout-shift'),
    })
    const wrong = Object.values(audits).filter(
      ({ id, score, scoreDisplayMode }) =>
        score === 0 &&
        scoreDisplayMode === 'binary' &&
        categories.accessibility!.auditRefs.some((ref) => ref.id === id),
    )
    for (const { title } of wrong) console.log(`${name}: ${title}`)
  }
  console.table(rows)
  console.log(
    `Wanted: accessibility ${WANTED.accessibility}, performance ${WANTED.performance} or more.`,
  )
} finally {
  await browser.close()
  await world.stop()
}
