import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

/** The collector's program, as it is built: from the project's root. */
export const SEGUE = 'packages/collector/dist/program/bin.js'

const builtAt = statSync(join(root, SEGUE), { throwIfNoEntry: false })?.mtimeMs ?? 0
for (const part of ['collector', 'core', 'stats']) {
  const compiled = join(root, 'packages', part, 'dist')
  for (const name of readdirSync(compiled, { recursive: true, encoding: 'utf8' })) {
    if (name.startsWith('program/') || !name.endsWith('.js')) continue
    if (statSync(join(compiled, name)).mtimeMs <= builtAt) continue
    throw new Error(`${SEGUE} is older than ${join(compiled, name)}. Build it: pnpm run build.`)
  }
}
