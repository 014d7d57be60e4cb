import { basename } from 'node:path'
import { type Answer, type Entry, literal } from '../entry.ts'
import { peerFile, peerVersion } from '../peer-files.ts'
import { SWAP } from '../swap.ts'

const TOKEN = 'phc_bench'

const CONFIG = {
  token: TOKEN,
  supportedCompression: ['gzip-js'],
  hasFeatureFlags: true,
  captureDeadClicks: false,
  capturePerformance: false,
  autocapture_opt_out: false,
  surveys: false,
  sessionRecording: false,
  heatmaps: false,
  siteApps: [],
  analytics: { endpoint: '/i/v0/e/' },
  elementsChainAsString: true,
  defaultIdentifiedOnly: true,
}

const FLAGS = {
  flags: {
    hero: {
      key: 'hero',
      enabled: true,
      variant: 'test',
      reason: { code: 'condition_match' },
      metadata: { id: 1, version: 1 },
    },
  },
  errorsWhileComputingFlags: false,
  requestId: 'r1',
}

const EXPERIMENTS = {
  experiments: [
    {
      id: 1,
      name: 'hero',
      feature_flag_key: 'hero',
      variants: {
        control: { transforms: [] },
        test: {
          transforms: [
            { selector: SWAP.cta, html: SWAP.ctaAfter },
            { selector: SWAP.block, html: SWAP.blockAfter },
          ],
          conditions: {},
        },
      },
    },
  ],
}

/** The documented stub in its shortest form: queue calls, load the script without blocking. */
const STUB =
  "!function(d,p){window.posthog=p;p._i=[];p.people=[];p.__SV=1;['capture','onFeatureFlags','register']" +
  '.forEach(function(m){p[m]=function(){p.push([m].concat([].slice.call(arguments)))}});' +
  "p.init=function(t,c){var s=d.createElement('script');s.async=true;s.src=c.api_host+'/static/array.js';" +
  "d.head.appendChild(s);p._i.push([t,c,'posthog'])}}(document,[]);"

export function posthog(): Entry {
  return {
    name: 'posthog',
    form: 'documented snippet: async array.js, flags and web experiments fetched',
    version: peerVersion('posthog-js'),
    head: ({ api }) =>
      `<script>${STUB}posthog.init('${TOKEN}',{api_host:'${api.slice(0, -1)}',person_profiles:'identified_only',` +
      'disable_web_experiments:false,disable_surveys:true})</script>',
    first: { 'array.js': peerFile('posthog-js/dist/array.js') },
    api,
  }
}

function api(path: string): Answer {
  if (path.startsWith('static/')) {
    const body = peerFile(`posthog-js/dist/${basename(path)}`)
    return { type: 'text/javascript', cache: 'public, max-age=31536000, immutable', body }
  }
  if (path.startsWith('array/') && path.endsWith('config.js')) {
    const set = `(window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{})['${TOKEN}']={config:${literal(CONFIG)},siteApps:[]}`
    return { type: 'text/javascript', body: set }
  }
  return { body: JSON.stringify(answerTo(path)) }
}

function answerTo(path: string): unknown {
  if (path.startsWith('array/')) return CONFIG
  if (path.startsWith('flags')) return FLAGS
  if (path.startsWith('api/web_experiments')) return EXPERIMENTS
  return { status: 1 }
}
