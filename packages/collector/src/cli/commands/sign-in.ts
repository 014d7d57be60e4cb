import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { consoleOf } from '../console-of.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'

export const signIn = defineCommand({
  meta: { name: 'sign-in', description: 'A link to the console that signs somebody in, once' },
  args: {
    email: {
      type: 'positional',
      description: 'Whose account; without it, as the holder of the data directory',
      required: false,
    },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const { email } = args
    const { token } = await clientFor(args).ask('POST /api/access/links', {
      body: { ...(email && { email }) },
    })
    say(`${consoleOf(args)}/#sign-in=${token}`)
    say(
      'It works once, within a quarter of an hour. Behind a proxy, put the console’s own address in front.',
    )
  }),
})
