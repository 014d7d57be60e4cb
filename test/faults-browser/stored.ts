import type { Event } from '@segue/core'
import type { Page } from 'playwright-core'
import type { World } from '../world/world.ts'

/** What `segue export` says of a visitor. */
export async function storedOf(world: World, visitor: string): Promise<Event[]> {
  const response = await fetch(`${world.console}/api/sites/shop/visitors/${visitor}`, {
    headers: { authorization: `Bearer ${await world.token()}` },
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return ((await response.json()) as { events: Event[] }).events
}

/** The marks of what was told, each as often as it is stored under an id of its own. */
export const marksOf = (events: Event[]) =>
  events.flatMap(({ props }) => (typeof props?.mark === 'string' ? [props.mark] : [])).sort()

export const visitorId = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('segue.shop')!).id as string)
