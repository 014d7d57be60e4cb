import { type Entry, literal } from '../entry.ts'
import { peerFile, peerVersion } from '../peer-files.ts'
import { APPLY, VARIANT } from './apply-by-hand.ts'

/** Statsig sends its values under hashed names. */
const NAME = djb2('hero')

const VALUES = {
  feature_gates: {},
  layer_configs: {},
  dynamic_configs: {
    [NAME]: {
      name: NAME,
      value: VARIANT,
      rule_id: 'test',
      group: 'test',
      group_name: 'test',
      is_device_based: false,
      secondary_exposures: [],
      is_experiment_active: true,
      is_user_in_experiment: true,
    },
  },
  time: 1_760_000_000_000,
  has_updates: true,
  hash_used: 'djb2',
  user: { userID: 'u1' },
}

export function statsig(): Entry {
  return {
    name: 'statsig',
    form: 'blocking statsig-js-client.min.js, values in the page, initializeSync',
    version: peerVersion('@statsig/js-client'),
    head: ({ files, api }) =>
      `<script src="${files}s.js"></script><script>${APPLY}` +
      `var c=new Statsig.StatsigClient('client-bench',{userID:'u1'},{networkConfig:{api:'${api}v1'}});` +
      `c.dataAdapter.setData(${literal(JSON.stringify(VALUES))});` +
      "c.initializeSync({disableBackgroundCacheRefresh:true});var e=c.getExperiment('hero');if(e.value.cta)apply(e.value)</script>",
    first: { 's.js': peerFile('@statsig/js-client/build/statsig-js-client.min.js') },
  }
}

function djb2(text: string): string {
  let hash = 0
  for (const sign of text) hash = ((hash << 5) - hash + sign.charCodeAt(0)) | 0
  return String(hash >>> 0)
}
