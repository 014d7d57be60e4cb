import { type Collector, StartError, startCollector } from '@segue/collector'
import { readDemoConfig } from './demo-config.ts'
import { type Shop, startShop } from './start-shop.ts'

const SITE = 'shop'

/** `pnpm start`: the collector, the console and a shop that wears the tag, until Ctrl-C. */
async function main(): Promise<void> {
  const port = portOf(process.env.SEGUE_PORT ?? '4000')
  const collector = await startCollector({ port, data: process.env.SEGUE_DATA ?? '.segue' })
  let shop: Shop
  try {
    // What a marketer has published since stays; only a new site gets the config from the file.
    if (!collector.liveVersion(SITE)) {
      await collector.publish(SITE, await readDemoConfig(), 'The config that comes with the shop')
    }
    shop = await startShopOn(port + 2, collector)
  } catch (error) {
    await collector.stop()
    throw error
  }

  console.log(`Collector  ${collector.collector}`)
  console.log(`Console  ${collector.console}`)
  console.log(`Demo shop  ${shop.url}`)
  console.log(`\nSigned in to the console:  ${collector.signInLink()}`)
  console.log('press Ctrl-C to stop')

  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve)
  })
  await shop.stop()
  await collector.stop()
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port
  throw new StartError(
    `SEGUE_PORT is "${text}". Set it to a number from 1 to 65533; the console and the shop take the next two.`,
  )
}

async function startShopOn(port: number, { tag }: Collector): Promise<Shop> {
  try {
    return await startShop({ port, head: tag(SITE) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new StartError(
      `Port ${port} (the demo shop) is in use. Stop what listens there, or set SEGUE_PORT to another base port.`,
    )
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
})
