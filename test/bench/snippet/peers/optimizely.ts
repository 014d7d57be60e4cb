import { type Entry, literal } from '../entry.ts'
import { peerFile, peerVersion } from '../peer-files.ts'
import { APPLY, VARIANT } from './apply-by-hand.ts'

const DATAFILE = {
  version: '4',
  rollouts: [],
  anonymizeIP: true,
  botFiltering: false,
  projectId: '1',
  accountId: '1',
  revision: '1',
  sdkKey: 'bench',
  environmentKey: 'prod',
  sendFlagDecisions: true,
  typedAudiences: [],
  audiences: [],
  attributes: [],
  events: [],
  groups: [],
  holdouts: [],
  variables: [],
  integrations: [],
  experiments: [
    {
      id: '10',
      key: 'hero_test',
      status: 'Running',
      layerId: '11',
      audienceIds: [],
      forcedVariations: {},
      trafficAllocation: [{ entityId: '12', endOfRange: 10_000 }],
      variations: [
        {
          id: '12',
          key: 'test',
          featureEnabled: true,
          variables: [
            { id: '21', value: VARIANT.cta },
            { id: '22', value: VARIANT.block },
          ],
        },
      ],
    },
  ],
  featureFlags: [
    {
      id: '20',
      key: 'hero',
      rolloutId: '',
      experimentIds: ['10'],
      variables: [
        { id: '21', key: 'cta', type: 'string', defaultValue: '' },
        { id: '22', key: 'block', type: 'string', defaultValue: '' },
      ],
    },
  ],
}

export function optimizely(): Entry {
  return {
    name: 'optimizely',
    form: 'blocking UMD build, datafile in the page, onReady',
    version: peerVersion('@optimizely/optimizely-sdk'),
    head: ({ files }) =>
      `<script src="${files}o.js"></script><script>${APPLY}` +
      'var c=optimizelySdk.createInstance({projectConfigManager:optimizelySdk.createStaticProjectConfigManager({' +
      `datafile:${literal(JSON.stringify(DATAFILE))}})});` +
      "c.onReady().then(function(){var d=c.createUserContext('u1').decide('hero');if(d.enabled)apply(d.variables)})</script>",
    first: {
      'o.js': peerFile('@optimizely/optimizely-sdk/dist/optimizely.browser.umd.min.js'),
    },
  }
}
