import { existsSync } from 'node:fs'
import { StartError } from '../data-directory.ts'
import { type Kept, writeFormat } from './format.ts'
import { STEPS, type StepParts } from './steps.ts'

type Options = StepParts & {
  directory: Kept
  /** The format that it is in. */
  from: number
  steps?: typeof STEPS | undefined
}

/** Brings a data directory to the newest format, a step at a time. */
export async function upgrade({
  directory,
  from,
  steps = STEPS,
  ...parts
}: Options): Promise<void> {
  for (const [index, { name, up }] of steps.entries()) {
    const to = index + 2
    if (to <= from) continue
    try {
      await up(parts)
    } catch (error) {
      throw new StartError(
        `Data directory "${directory.path}" could not be brought to format ${to} (${name}): ${(error as Error).message.trim()}. ` +
          `It is still of format ${to - 1}: see to the reason and start again, or start the Segue that ran before.`,
      )
    }
    await writeFormat(directory, to)
  }
  // A release from before there were formats wrote none down.
  if (!existsSync(directory.file('format'))) await writeFormat(directory, from)
}
