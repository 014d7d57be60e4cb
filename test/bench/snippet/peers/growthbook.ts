import { type Answer, type Entry, literal } from '../entry.ts'
import { peerFile, peerVersion } from '../peer-files.ts'
import { SWAP } from '../swap.ts'

/** Its visual editor's experiment: GrowthBook changes the page by itself. */
const PAYLOAD = {
  status: 200,
  features: {},
  experiments: [
    {
      key: 'hero',
      changeId: 'hero-1',
      status: 'running',
      hashAttribute: 'id',
      hashVersion: 2,
      coverage: 1,
      weights: [0, 1],
      seed: 'hero',
      meta: [{ key: '0' }, { key: '1' }],
      urlPatterns: [{ include: true, type: 'simple', pattern: '/*' }],
      variations: [
        {},
        {
          css: '',
          js: '',
          domMutations: [
            { selector: SWAP.cta, action: 'set', attribute: 'html', value: SWAP.ctaAfter },
            { selector: SWAP.block, action: 'set', attribute: 'html', value: SWAP.blockAfter },
          ],
        },
      ],
    },
  ],
  dateUpdated: '2026-01-01T00:00:00.000Z',
}

const api = (path: string): Answer | undefined =>
  path.startsWith('api/features/') ? { body: JSON.stringify(PAYLOAD) } : undefined

export function growthbookInline(): Entry {
  const start =
    `var gb=new growthbook.GrowthBook({attributes:{id:'u1',url:location.href},trackingCallback:function(){}});` +
    `gb.initSync({payload:${literal(PAYLOAD)}})`
  return {
    name: 'growthbook-inline',
    form: 'blocking index.min.js, payload in the page, initSync',
    version: peerVersion('@growthbook/growthbook'),
    head: ({ files }) => `<script src="${files}index.min.js"></script><script>${start}</script>`,
    first: { 'index.min.js': peerFile('@growthbook/growthbook/dist/bundles/index.min.js') },
  }
}

export function growthbookAuto(): Entry {
  return {
    name: 'growthbook-auto',
    form: 'blocking auto.min.js with data-anti-flicker, config fetched',
    version: peerVersion('@growthbook/growthbook'),
    head: ({ files, api }) =>
      `<script data-anti-flicker="true" data-api-host="${api.slice(0, -1)}" data-client-key="sdk-bench" src="${files}auto.min.js"></script>`,
    first: { 'auto.min.js': peerFile('@growthbook/growthbook/dist/bundles/auto.min.js') },
    api,
  }
}
