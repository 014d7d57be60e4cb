import type { Ask } from './ask-consent.ts'
import { guard } from './guard.ts'
import { onceThere } from './once-there.ts'

type Section = Record<string, unknown>
type Said = {
  pingData: {
    signalStatus: string
    /** By a prefix such as `usnat`; a section may come as a list of its parts. */
    parsedSections: Record<string, Section | Section[]>
  }
}
type Api = (command: 'addEventListener', hear: (said: Said, isSaid: boolean) => void) => void

const OPTED_OUT = 1

/**
 * IAB's Global Privacy Platform: granted unless a section says that the visitor has opted out, or
 * that of the European Union does not say that they agree.
 * https://github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform
 */
export const gpp: Ask = ({ purposes }, tell) => {
  const refuses = (section: Section) => {
    const { PurposeConsents: agreed, Gpc, ...rest } = section
    return (
      ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut'].some(
        (name) => rest[name] === OPTED_OUT,
      ) ||
      Gpc === true ||
      (Array.isArray(agreed) && !purposes.every((id) => agreed[id - 1] === true))
    )
  }
  onceThere(
    () => (window as { __gpp?: Api }).__gpp,
    (api) =>
      api('addEventListener', ({ pingData }, isSaid) =>
        guard(() => {
          if (!isSaid || pingData?.signalStatus !== 'ready') return
          tell(!Object.values(pingData.parsedSections).flat().some(refuses))
        }),
      ),
  )
}
