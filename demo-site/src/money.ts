export const CURRENCY = 'EUR'

/** Shipping costs this much, and nothing from `FREE_SHIPPING_FROM` on. */
export const SHIPPING = 6
export const FREE_SHIPPING_FROM = 120

const euros = new Intl.NumberFormat('en-IE', {
  style: 'currency',
  currency: CURRENCY,
  // Newer than the es2022 types.
  ...{ trailingZeroDisplay: 'stripIfInteger' },
})

/** `229` → "€229" */
export const money = (value: number): string => euros.format(value)
