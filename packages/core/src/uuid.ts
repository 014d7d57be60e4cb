/**
 * A UUID of version 7 (RFC 9562): sorted by time. `at` in milliseconds, `random` ten bytes.
 */
export function uuid7(at: number, random: Uint8Array): string {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0')
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = (8 + (random[2]! & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(1, 4)}-${variant}${hex.slice(5, 8)}-${hex.slice(8)}`
}
