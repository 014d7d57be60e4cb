import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { readConfig } from '../read-config.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

export const publish = defineCommand({
  meta: { name: 'publish', description: 'Check a config and make it live at once' },
  args: {
    site: SITE,
    config: { type: 'positional', description: 'A JSON file', required: true },
    note: { type: 'string', description: 'What is new, for the list of versions' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const config = readConfig(args.config)
    const { version, bytes, profile, warnings } = await clientFor(args).ask(
      'POST /api/sites/:site/versions',
      { at: { site: args.site }, body: { config, ...(args.note && { note: args.note }) } },
    )
    for (const warning of warnings) process.stderr.write(`${warning}\n`)
    say(
      `Version ${version} of "${args.site}" is live; its config takes ${bytes} bytes, ` +
        `and its traits at most ${(profile / 1024).toFixed(1)} KB of a visitor's profile.`,
    )
  }),
})
