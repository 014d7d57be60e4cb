import { type Entry, literal } from '../entry.ts'
import { peerFile, peerVersion } from '../peer-files.ts'
import { APPLY, VARIANT } from './apply-by-hand.ts'

const DATA = {
  account_id: '1',
  project: { id: '2', name: 'bench', type: 'fullstack', settings: {} },
  goals: [],
  audiences: [],
  segments: [],
  locations: [],
  features: [],
  archived_experiences: [],
  experiences: [
    {
      id: '3',
      key: 'hero',
      name: 'hero',
      type: 'a/b_fullstack',
      status: 'active',
      version: 1,
      environments: ['prod'],
      environment: 'prod',
      goals: [],
      audiences: [],
      locations: [],
      site_area: null,
      settings: {},
      variations: [
        {
          id: '4',
          key: 'test',
          name: 'test',
          status: 'running',
          traffic_allocation: 100,
          changes: [{ id: 5, type: 'customCode', data: VARIANT }],
        },
      ],
    },
  ],
}

export function convert(): Entry {
  return {
    name: 'convert',
    form: 'blocking UMD build, data in the page, onReady',
    version: peerVersion('@convertcom/js-sdk'),
    head: ({ files }) =>
      `<script src="${files}c.js"></script><script>${APPLY}` +
      `var S=new ConvertSDK.default({data:${literal(DATA)},environment:'prod',network:{tracking:false}});` +
      "S.onReady().then(function(){var v=S.createContext('u1').runExperience('hero',{locationProperties:{url:location.href}});" +
      'if(v&&v.changes)apply(v.changes[0].data)})</script>',
    first: { 'c.js': peerFile('@convertcom/js-sdk/lib/index.umd.min.js') },
  }
}
