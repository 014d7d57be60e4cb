import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from './world.ts'

/** Publishes a config for the world's site, and gives the tags of it for any page. */
export async function publish(
  world: World,
  config: object,
): Promise<{ tag: string; strict: string }> {
  const file = join(world.data, 'config.json')
  await writeFile(file, JSON.stringify({ site: 'shop', ...config }))
  await world.segue('publish', 'shop', file)
  // How long a page waits is the outages' matter: a busy machine must not decide the other tests.
  const patient = (tag: string) => tag.trim().replace('<script', '<script data-wait="60000"')
  return {
    tag: patient(await world.segue('tag', 'shop')),
    strict: patient(await world.segue('tag', 'shop', '--strict')),
  }
}
