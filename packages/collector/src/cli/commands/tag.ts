import { defineCommand } from 'citty'
import { clientFor } from '../client-for.ts'
import { plainly } from '../plainly.ts'
import { say } from '../say.ts'
import { SETTINGS, TOKEN_SETTING } from '../settings.ts'
import { SITE } from '../site-argument.ts'

const SRI_PRICE =
  'This tag runs what is live now: print it anew after each publish. Its first line is an import map; ' +
  'a page that has one of its own takes the entry into that.'

export const tag = defineCommand({
  meta: { name: 'tag', description: 'Print the script tag for a site’s pages' },
  args: {
    site: SITE,
    strict: {
      type: 'boolean',
      description: 'For pages with nonces and Trusted Types; NONCE is for your server to fill in',
    },
    sri: {
      type: 'boolean',
      description:
        'With integrity="…": it runs this version alone, so each publish needs a new tag',
    },
    as: {
      type: 'enum',
      options: ['plain', 'manager', 'npm'],
      description: 'Another way: a plain script, a tag manager’s custom HTML, a program’s code',
    },
    collector: {
      type: 'string',
      valueHint: 'url',
      description: 'Where visitors reach the collector: your proxy’s address, maybe with a path',
    },
    ...SETTINGS,
    ...TOKEN_SETTING,
  },
  run: plainly(async ({ args }) => {
    const { strict, sri, as, collector } = args
    const { tag } = await clientFor(args).ask('GET /api/sites/:site/tag', {
      at: { site: args.site },
      query: { strict: strict ? '1' : undefined, sri: sri ? '1' : undefined, as, collector },
    })
    say(tag)
    if (args.sri) process.stderr.write(`${SRI_PRICE}\n`)
  }),
})
