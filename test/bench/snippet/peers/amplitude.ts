import { type Entry, literal } from '../entry.ts'
import { peerFile, peerVersion } from '../peer-files.ts'
import { APPLY, VARIANT } from './apply-by-hand.ts'

export function amplitude(): Entry {
  const options = ({ api }: { api: string }) =>
    `{source:'initialVariants',initialVariants:{hero:{value:'test',payload:${literal(VARIANT)}}},` +
    `fetchOnStart:false,pollOnStart:false,serverUrl:'${api}',flagsServerUrl:'${api}',` +
    'exposureTrackingProvider:{track:function(){}}}'
  return {
    name: 'amplitude',
    form: 'blocking experiment-browser.min.js, variants in the page',
    version: peerVersion('@amplitude/experiment-js-client'),
    head: ({ files, api }) =>
      `<script src="${files}e.js"></script><script>${APPLY}` +
      `var x=Experiment.Experiment.initialize('client-bench',${options({ api })});` +
      "var v=x.variant('hero');if(v.value==='test')apply(v.payload)</script>",
    first: { 'e.js': peerFile('@amplitude/experiment-js-client/dist/experiment-browser.min.js') },
  }
}
