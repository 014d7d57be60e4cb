import { readFileSync } from 'node:fs'
import { CliError } from './cli-error.ts'

export function readConfig(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new CliError(`"${file}" cannot be read: ${(error as Error).message}. Check the path.`)
  }
  try {
    // Editors on Windows may begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new CliError(`"${file}" is not JSON: ${(error as Error).message}. Correct it there.`)
  }
}
