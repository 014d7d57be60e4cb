import type { Ask } from './ask-consent.ts'
import { guard } from './guard.ts'
import { onceThere } from './once-there.ts'

type Consents = Record<number, boolean>
type Said = {
  eventStatus: string
  gdprApplies?: boolean
  purpose: { consents: Consents }
  vendor: { consents: Consents }
}
type Api = (
  command: 'addEventListener',
  version: 2,
  hear: (said: Said, isSaid: boolean) => void,
) => void

/**
 * IAB's Transparency and Consent Framework. While its dialog is open nothing has been decided yet.
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
 */
export const tcf: Ask = ({ purposes, vendor }, tell) =>
  onceThere(
    () => (window as { __tcfapi?: Api }).__tcfapi,
    (api) =>
      api('addEventListener', 2, (said, isSaid) =>
        guard(() => {
          if (!isSaid || said.eventStatus === 'cmpuishown') return
          tell(
            said.gdprApplies === false ||
              (purposes.every((id) => said.purpose.consents[id]) &&
                (vendor === undefined || !!said.vendor.consents[vendor])),
          )
        }),
      ),
  )
