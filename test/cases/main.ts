// `pnpm cases <suite> <file.json>`: language-independent cases against the built packages.
import { readFileSync } from 'node:fs'
import { runCases, suites } from './run.ts'
import type { CaseFile } from './suite.ts'

const [name = '', path = ''] = process.argv.slice(2)
const suite = Object.hasOwn(suites, name) ? suites[name] : undefined

if (!suite || !path) {
  stop(`Usage: pnpm cases <${Object.keys(suites).join(' | ')}> <file.json>`)
} else {
  const { passed, failures, missing } = runCases(suite, read(path))
  for (const { name, got, wanted } of failures) {
    console.log(`${name}\n  got    ${JSON.stringify(got)}\n  wanted ${JSON.stringify(wanted)}`)
  }
  console.log(`${passed} passed, ${failures.length} failed, ${missing} missing`)
  process.exitCode = failures.length || missing ? 1 : 0
}

function read(path: string): CaseFile {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as CaseFile
    if (!Array.isArray(file.cases)) throw new Error('it has no list "cases"')
    return file
  } catch (error) {
    return stop(`${path} cannot be read as a file of cases: ${(error as Error).message}.`)
  }
}

function stop(words: string): never {
  console.error(words)
  process.exit(1)
}
