// Who may be asked for consent, by the config's word for it.

export { google } from './consent-google.ts'
export { gpp } from './consent-gpp.ts'
export { tcf } from './consent-tcf.ts'
