import { type StartOptions, startCollector } from '../start.ts'

type Options = Omit<StartOptions, 'runtime' | 'app' | 'onError'>

/** Runs until the process is told to stop. */
export async function runCollector(options: Options): Promise<void> {
  const { collector, console, ownerLink, stop } = await startCollector(options)
  process.stdout.write(
    [
      `Collector  ${collector}`,
      ...(options.publicUrl ? [`Public  ${options.publicUrl}`] : []),
      ...(options.publishTo ? [`Published to  ${options.publishTo}`] : []),
      `Console  ${console}`,
      ...(ownerLink ? [`Make it yours  ${ownerLink}`] : []),
      'press Ctrl-C to stop',
      '',
    ].join('\n'),
  )
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await stop()
  // Whatever could not be ended in time ends with the process.
  process.exit()
}
