import { encode } from 'uqr'

/** Four modules on each side are to be left free. ISO/IEC 18004, section 6.3.8. */
const QUIET = 4

/** Words as a QR code, for the camera of another device; dark on light in every theme. */
export function QrCode({ words, label }: { words: string; label: string }) {
  const { data, size } = encode(words, { ecc: 'M', border: QUIET })
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  )
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={dark.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
