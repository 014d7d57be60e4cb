import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

const SIGNS = { good: '✓', warn: '!', bad: '✗' }

export const check = defineCommand({
  meta: { name: 'check', description: 'Look whether a page wears the tag where it has to be' },
  args: {
    site: SITE,
    page: { type: 'positional', description: 'The page’s address', required: true },
    json: { type: 'boolean', description: 'As JSON' },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const found = await clientFor(args).ask('POST /api/sites/:site/page-checks', {
      at: { site: args.site },
      body: { url: args.page },
    })
    if (args.json) say(JSON.stringify(found, null, 2))
    for (const { tone, words, remedy } of args.json ? [] : found.findings) {
      say(`${SIGNS[tone]} ${words}${remedy === null ? '' : ` ${remedy}`}`)
    }
    if (found.findings.some(({ tone }) => tone === 'bad')) process.exitCode = 1
  }),
})
