// `pnpm bench <name>`: figures of this machine, to be read by people. Nothing is timed in tests.
const benches: Record<string, () => Promise<{ run(args: string[]): void | Promise<void> }>> = {
  learn: () => import('./learn.ts'),
  evaluate: () => import('./evaluate.ts'),
  replay: () => import('./replay.ts'),
  analyze: () => import('./analyze.ts'),
  ingest: () => import('./ingest/run.ts'),
  report: () => import('./report.ts'),
  console: () => import('./console.ts'),
  snippet: () => import('./snippet/run.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (load) await (await load()).run(args)
else {
  console.error(`Usage: pnpm bench <${Object.keys(benches).join(' | ')}>`)
  process.exitCode = 1
}
