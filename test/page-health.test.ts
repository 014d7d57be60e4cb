import type { Event } from '@segue/core'
import { expect, it } from 'vitest'
import { openPage } from './pages/open-page.ts'
import { useStage } from './pages/stage.ts'
import { allSent } from './world/visitor.ts'

const between = (id: string, target: string, page = '/plain/') => ({
  id,
  pages: [page],
  audiences: [
    {
      segment: '*',
      arms: [{ id: 'control' }, { id: 'b', changes: [{ kind: 'text', target, text: 'Ours' }] }],
    },
  ],
})

const stage = useStage({
  experiences: [
    between('met', '#cta'),
    between('many', 'p, li'),
    between('gone', '#nowhere'),
    between('react', '#cta', '/react-ssr/'),
    between('deep', 'my-hero >>> #cta', '/web-component/'),
  ],
})

let visitors = 0

it('tells with each exposure, whatever the arm, how the page was met; and that a target is missing', {
  timeout: 120_000,
}, async () => {
  let events: Event[] = []
  const of = (name: string, experience: string) =>
    events.filter((event: Event) => event.name === name && event.props.experience === experience)
  const open = () => openPage(stage.browser, stage.host.at('plain'))
  const opened = await Promise.all(Array.from({ length: 6 }, open))
  // A second run of this finds those of the first as well.
  visitors += opened.length
  // A page waits for its targets for five seconds of its own time, which a busy machine stretches.
  const missed = async () => {
    events = await stage.world.events()
    return of('experience_target_missing', 'gone').length
  }
  await expect.poll(missed, { timeout: 30_000, interval: 500 }).toBe(visitors)
  for (const { context, page } of opened) {
    await allSent(page)
    await context.close()
  }
  events = await stage.world.events()
  const met = of('experience_impression', 'met')
  expect(met).toHaveLength(visitors)
  const arms = new Map(met.map(({ props }) => [props.arm, props]))
  for (const { props } of met) {
    const { lateness, masked, targets } = props as Record<string, unknown>
    expect(lateness).toBe(0)
    expect(masked).toBeGreaterThan(0)
    // An arm that has put its own words there cannot tell of the page's.
    const words = props.arm === 'b' ? '' : expect.stringMatching(/^[0-9a-z]{4,7}$/)
    expect(targets).toEqual({ '#cta': [1, words] })
  }
  expect([...arms.keys()].sort()).toEqual(['b', 'control'])
  const texts = met.filter(({ props }) => props.arm === 'control').map(({ props }) => props.targets)
  expect(new Set(texts.map((targets) => JSON.stringify(targets))).size).toBe(1)

  expect(of('experience_target_missing', 'met')).toEqual([])
  expect(of('experience_impression', 'gone')).toEqual([])

  const { health } = await stage.world.report('met')
  expect(health.lately).toMatchObject({ exposed: visitors, missing: 0, late: 0, lateness: 0 })
  expect(health.targets).toMatchObject([{ target: '#cta', none: 0, one: visitors, several: 0 }])
  const [many] = (await stage.world.report('many')).health.targets
  expect(many).toMatchObject({ none: 0, one: 0, several: visitors })
  expect((await stage.world.report('gone')).health.lately).toMatchObject({
    exposed: 0,
    missing: visitors,
  })
})

it('tells of a page that a framework takes over, before it does', async () => {
  for (const page of ['plain', 'react-ssr']) {
    const { context, page: opened } = await openPage(stage.browser, stage.host.at(page))
    await allSent(opened)
    await context.close()
  }
  const { rendering, health } = await stage.world.report('react')
  expect(rendering).toBe('auto')
  expect(health.lately).toMatchObject({ exposed: 1, frameworks: 1 })
})

it('counts a click on a target in a shadow root', { timeout: 60_000 }, async () => {
  const { context, page } = await openPage(
    stage.browser,
    stage.host.at('web-component'),
    'my-hero >>> #cta',
  )
  await allSent(page)
  await page.locator('#cta').dispatchEvent('click')
  await allSent(page)
  await context.close()
  const clicks = (await stage.world.events()).filter(({ name }) => name === 'target_click')
  expect(clicks.map(({ goals }) => goals)).toEqual([['target:deep']])
})
