/** A colour as a small square: an attribute, since the policy allows no inline style. */
export function Swatch({ color }: { color: string }) {
  return (
    <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <rect width="12" height="12" rx="3.5" fill={color} />
    </svg>
  )
}
