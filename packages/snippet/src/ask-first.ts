import type { Published } from '@segue/core'
import { askConsent } from './ask-consent.ts'
import type * as consents from './consents.ts'

/**
 * Asks whether this visitor may be known, before anything is read. What it gives stands for the
 * tag's own word: with one, nothing is stored before it is granted.
 */
export function askFirst(
  { consent, gpc }: Published,
  asks: Partial<typeof consents>,
): string | undefined {
  // https://www.w3.org/TR/gpc/
  if (gpc && (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) return 'gpc'
  if (consent) askConsent(consent, asks[consent.from as keyof typeof consents])
  return consent?.from
}
