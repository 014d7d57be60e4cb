import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../world/browser.ts'
import { publish } from '../world/publish.ts'
import { createWorld, type World } from '../world/world.ts'
import { FIRST_USE, type Pages, servePages } from './serve.ts'

/** A collector with a config that is live, the host pages with its tag, and a browser. */
export type Stage = { world: World; browser: Browser; host: Pages }

type Options = {
  /** By how many milliseconds the pages' own scripts are late. */
  hold?: number
  launch?: () => Promise<Browser>
}

/** Sets the stage for the tests of a file, and clears it after them: it is there within tests alone. */
export function useStage(
  config: object,
  { hold = 0, launch = launchBrowser }: Options = {},
): Stage {
  const stage: Partial<Stage> = {}
  beforeAll(async () => {
    ;[stage.world, stage.browser] = await Promise.all([createWorld(), launch()])
    const { tag, strict } = await publish(stage.world, config)
    const head = (nonce: string, { page }: { page: string }) =>
      page === 'strict-csp' ? strict.replaceAll('NONCE', nonce) : tag
    stage.host = await servePages({ hold, head })
  }, FIRST_USE)
  afterAll(async () => {
    await stage.browser?.close()
    await stage.host?.stop()
    await stage.world?.stop()
  })
  return stage as Stage
}
