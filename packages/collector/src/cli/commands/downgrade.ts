import { defineCommand } from 'citty'
import { CliError } from '../cli-error.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { dataOf, SETTINGS } from '../settings.ts'

export const downgrade = defineCommand({
  meta: { name: 'downgrade', description: 'Take the data of a stopped collector back to a format' },
  args: {
    to: { type: 'string', valueHint: 'format', description: 'Which one', required: true },
    data: SETTINGS.data,
  },
  run: plainly(async ({ args }) => {
    if (!/^[1-9]\d{0,5}$/.test(args.to)) {
      throw new CliError(`--to is "${args.to}". Give the number of a format, such as 1.`)
    }
    const { downgrade } = await import('../../data-version/downgrade.ts')
    const data = dataOf(args)
    const from = await downgrade(data, Number(args.to))
    say(
      `"${data}" was of format ${from} and is of format ${args.to} now: start the Segue that knows that one.`,
    )
  }),
})
