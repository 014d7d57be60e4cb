import type { Change } from '@segue/core'
import type { Entry } from '../entry.ts'
import type { SegueRuns } from '../segue-runs.ts'
import { SWAP } from '../swap.ts'

const SITE = 'bench'

/** The one place to change when a new kind of change makes the block's swap shorter: `content`. */
const BLOCK: Change[] = [
  { kind: 'hide', target: SWAP.block },
  {
    kind: 'insert',
    target: SWAP.block,
    where: 'after',
    html: `<section class="${SWAP.blockClass}">${SWAP.blockAfter}</section>`,
  },
]

/** What the others have as well: one experiment, of which everybody sees the one arm. */
const CONFIG = {
  site: SITE,
  // As the manual says of pages like this one, which no framework takes over.
  rendering: 'static',
  experiences: [
    {
      id: 'hero',
      pages: ['/*'],
      audiences: [
        {
          segment: '*',
          arms: [
            {
              id: 'test',
              changes: [{ kind: 'text', target: SWAP.cta, text: SWAP.ctaAfter }, ...BLOCK],
            },
          ],
        },
      ],
    },
  ],
}

/** The product as it is: the tag that `segue tag` prints, the files and headers of a running collector. */
export async function segue({ collector, publish, tag, file }: SegueRuns): Promise<Entry> {
  await publish(SITE, CONFIG)
  const printed = await tag(SITE)
  const head = await file(`s/${SITE}.js`)
  const tail = /tail\.[0-9a-f]+\.js/.exec(String(head))![0]
  return {
    name: 'segue',
    form: 'the tag of `segue tag`, files from a running collector',
    // The collector knows its own port alone; a site writes the address that its visitors reach.
    head: (at) => printed.replaceAll(collector, at.collector),
    first: { [`${SITE}.js`]: head },
    later: { 'tail.js': await file(`s/${tail}`) },
    sends: true,
  }
}
