import { existsSync, readFileSync } from 'node:fs'
import { type DataDirectory, StartError } from '../data-directory.ts'
import { writeWhole } from '../write-whole.ts'
import { STEPS, type Step } from './steps.ts'

/** Lies in a directory that is being restored into. */
export const RESTORING = 'restoring'

export type Kept = Pick<DataDirectory, 'path' | 'file'>

/** The format that these steps lead to. */
export const formatOf = (steps: readonly Step[] = STEPS): number => 1 + steps.length

/**
 * The format that a data directory is in. Throws where a newer Segue has written it: to start on it
 * would be to misread it, or to write what that one cannot read.
 */
export async function readFormat(directory: Kept, steps = STEPS): Promise<number> {
  const file = directory.file('format')
  const newest = formatOf(steps)
  if (existsSync(directory.file(RESTORING))) {
    throw new StartError(
      `A backup was being restored into "${directory.path}", and that was not finished. Empty it and restore again.`,
    )
  }
  if (!existsSync(file)) {
    // Before there were formats nobody wrote the number down; what is empty begins with the newest.
    if (existsSync(directory.file('segue.db'))) return 1
    await writeFormat(directory, newest)
    return newest
  }
  const text = readFileSync(file, 'utf8').trim()
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new StartError(
      `"${file}" holds "${text.slice(0, 40)}", which is no format of a data directory. ` +
        'Write the number that was there, or restore a backup into another directory.',
    )
  }
  const format = Number(text)
  if (format <= newest) return format
  throw new StartError(
    `Data directory "${directory.path}" has format ${format}, and this Segue knows formats up to ${newest}. ` +
      `Start the newer Segue again, or take the directory back with it: segue downgrade --to ${newest} --data ${directory.path}`,
  )
}

export const writeFormat = (directory: Kept, format: number): Promise<void> =>
  writeWhole(directory.file('format'), `${format}\n`)
