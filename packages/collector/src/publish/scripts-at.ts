/** Where a site's scripts lie below an address, which may have a path. */
export const scriptsAt = (address: string): URL =>
  new URL('s/', address.endsWith('/') ? address : `${address}/`)
