import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@segue/core'
import { afterAll, beforeAll } from 'vitest'
import { type Choose, type FaultyWay, faultyWay } from '../world/faulty-way.ts'
import { endOwnBrowsers } from '../world/own-browser.ts'
import { openPlainSite, type Site } from '../world/plain-site.ts'
import { publish } from '../world/publish.ts'
import { createWorld, type World } from '../world/world.ts'
import { ACTING_PAGES } from './acting-pages.ts'

const CONFIG = {
  goals: [
    { id: 'look', kind: 'micro', on: 'look' },
    { id: 'buy', kind: 'macro', on: 'buy' },
  ],
  events: ['step'],
  experiences: [
    {
      id: 'all',
      pages: ['/*'],
      audiences: [
        {
          segment: '*',
          arms: [
            { id: 'control' },
            { id: 'b', changes: [{ kind: 'text', target: 'h1', text: 'B' }] },
          ],
        },
      ],
    },
  ],
}
const PAGES = { '/': '<h1>A</h1>', '/more': '<h1>More</h1>', ...ACTING_PAGES }

/** A site whose collector is on other hosts, and faults on the way there; `folder` is for profiles. */
export type Stage = { world: World; way: FaultyWay; site: Site; folder: string }

/** Sets the stage for the tests of a file, and clears it after them: it is there within tests alone. */
export function useStage(choose: Choose, more: object = {}): Stage {
  const stage: Partial<Stage> = {}
  beforeAll(async () => {
    const world = await createWorld()
    stage.world = world
    const { tag } = await publish(world, { ...CONFIG, ...more })
    stage.way = await faultyWay(world.collector, choose)
    const { port } = new URL(stage.way.url)
    stage.site = await openPlainSite(
      (host) => tag.replaceAll(world.collector, `http://c${host.replace(/:.*/, '')}:${port}`),
      PAGES,
    )
    stage.folder = await mkdtemp(join(tmpdir(), 'segue-browsers-'))
  }, 180_000)
  afterAll(async () => {
    endOwnBrowsers()
    await stage.site?.stop()
    await stage.way?.stop()
    await stage.world?.stop()
    await rm(stage.folder ?? '', { recursive: true, force: true, maxRetries: 5 })
  })
  return stage as Stage
}

/** A host of their own for everybody: what a browser keeps, it keeps by the host. */
export const urlOf = ({ site }: Stage, name: string) =>
  site.url.replace('127.0.0.1', `${name}.localhost`)

/** Conversions of both goals, of all visitors together. */
export const conversions = ({ audiences }: Report) =>
  audiences
    .flatMap(({ arms }) => arms)
    .flatMap(({ goals }) => goals)
    .filter(({ goal }) => goal === 'look' || goal === 'buy')
    .reduce((sum, { conversions }) => sum + conversions, 0)
