import { defineCommand } from 'citty'
import { CliError } from '../cli-error.ts'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { previewText } from '../preview-text.ts'
import { readConfig } from '../read-config.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

export const preview = defineCommand({
  meta: { name: 'preview', description: 'Make links that show one arm to whoever has them' },
  args: {
    site: SITE,
    experience: { type: 'positional', description: 'Which one', required: true },
    audience: { type: 'string', description: 'A segment’s id or "*"; else every audience' },
    arm: { type: 'string', description: 'Its id; else every arm' },
    url: { type: 'string', valueHint: 'https://…', description: 'The page to be seen' },
    hours: { type: 'string', description: 'How long the link holds, 720 at most', default: '24' },
    version: { type: 'string', description: 'A published version, else the live one' },
    draft: { type: 'string', valueHint: 'file', description: 'A config that is not published' },
    json: { type: 'boolean', description: 'As JSON, with all details' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const { site, experience, audience, arm, url, hours, version, draft } = args
    if (!(Number(hours) > 0)) {
      throw new CliError(`--hours is "${hours}". Give a number up to 720, which is 30 days.`)
    }
    if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version)) {
      throw new CliError(`--version is "${version}". Give a number of the list of versions.`)
    }
    const made = await clientFor(args).ask('POST /api/sites/:site/previews', {
      at: { site },
      body: {
        experience,
        audience,
        arm,
        url,
        hours: Number(hours),
        ...(version !== undefined && { version: Number(version) }),
        ...(draft !== undefined && { draft: readConfig(draft) }),
      },
    })
    for (const warning of made.warnings) process.stderr.write(`${warning}\n`)
    say(args.json ? JSON.stringify(made, null, 2) : previewText(made))
  }),
})
