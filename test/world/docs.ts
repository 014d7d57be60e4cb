import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './root.ts'

/** The text of one section of the manual. */
export async function section(file: string, name: string): Promise<string> {
  const text = await readFile(join(root, 'docs', file), 'utf8')
  const found = text.split(/^## /m).find((part) => part.startsWith(`${name}\n`))
  if (found === undefined) throw new Error(`docs/${file} has no section "${name}".`)
  return found
}

/** The blocks of code of a language in one section of the manual, in order. */
export async function codeBlocks(file: string, name: string, language: string): Promise<string[]> {
  const blocks = (await section(file, name)).matchAll(/^```(\w*)\n(.*?)^```$/gms)
  return [...blocks].flatMap(([, of, code]) => (of === language ? [code!] : []))
}
