// `pnpm bench <name>`: how fast the built packages are on this machine.
const benches: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  replay: () => import('./replay.ts'),
}

const [name = ''] = process.argv.slice(2)
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (load) {
  await (await load()).run()
} else {
  console.error(`Usage: pnpm bench <${Object.keys(benches).join(' | ')}>`)
  process.exitCode = 1
}
