// What the snippet tells by itself. A watcher is an export here, by the name of its event, so that
// a site's file carries those alone that it has not switched off.
export { watchClicks as click } from './clicks.ts'
export { watchVitals as web_vitals } from './vitals.ts'
