import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDataDirectory, StartError } from '../data-directory.ts'
import { createEnds } from '../ends.ts'
import { openDatabase } from '../publish/database.ts'
import { startEngine } from '../store/engine.ts'
import { readFormat, writeFormat } from './format.ts'
import { STEPS } from './steps.ts'

/** Takes the directory of a collector that does not run back to an earlier format. Gives the one before. */
export async function downgrade(data: string, to: number, steps = STEPS): Promise<number> {
  if (!existsSync(join(data, 'segue.db'))) {
    throw new StartError(
      `There is no collector's data in "${data}". Name its directory: --data or SEGUE_DATA.`,
    )
  }
  const ends = createEnds((error) => {
    throw error
  })
  try {
    const directory = openDataDirectory(data)
    ends.add(directory.close)
    const from = await readFormat(directory, steps)
    if (to >= from) {
      throw new StartError(
        `Data directory "${directory.path}" has format ${from} already. Give an earlier one than that.`,
      )
    }
    const back = steps.slice(to - 1, from - 1)
    const stuck = back.find(({ down }) => !down)
    if (stuck) {
      throw new StartError(
        `Format ${to} cannot be reached from ${from}: "${stuck.name}" cannot be taken back. ` +
          'Restore a backup that the earlier Segue made.',
      )
    }
    const database = openDatabase(directory.file('segue.db'))
    ends.add(() => database.close())
    const { client, stop } = await startEngine({ path: directory.file('events') })
    ends.add(stop)
    for (const [index, { down }] of [...back.entries()].reverse()) {
      await down!({ database, client })
      await writeFormat(directory, to + index)
    }
    return from
  } finally {
    await ends.all()
  }
}
