/** Two segments, and the passage between them. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path class="mark-from" d="M10 5h9" />
      <path class="mark-to" d="M5 19h9" />
      <path class="mark-passage" d="M10 5C3 5 3 12 12 12s9 7 2 7" />
    </svg>
  )
}
