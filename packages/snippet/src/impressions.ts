import type { Event } from '@segue/core'

/** Tells GA4, and whoever reads the data layer, which arm the visitor is in. */
export function pushImpression({ props, segments }: Event): void {
  const layer = (window as unknown as { dataLayer?: unknown[] }).dataLayer
  layer?.push({
    event: 'experience_impression',
    exp_variant_string: `SEGUE-${props.experience}-${props.arm}`,
    segue_segments: segments.join(),
  })
}
