import type { Lift, Verdict } from '@segue/core'

type Props = { lift: Lift | null; bound: number; kind: Verdict['kind'] }

const WIDTH = 200
const MIDDLE = WIDTH / 2
const ENDS = 4

/**
 * A lift and its interval around the null line, which runs through all arms of an audience;
 * control is that line. The words beside it say the same.
 */
export function IntervalBar({ lift, bound, kind }: Props) {
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${WIDTH} 24`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path class="bar-null" d={`M${MIDDLE} 0V24`} />
      {lift && <Bar lift={lift} bound={bound} kind={kind} />}
    </svg>
  )
}

function Bar({ lift: { lift, always }, bound, kind }: Props & { lift: Lift }) {
  const { low, high } = always
  const x = (share: number) => MIDDLE + (MIDDLE - ENDS) * Math.max(-1, Math.min(1, share / bound))
  return (
    <g class={`bar-${kind}`}>
      <path class="bar-interval" d={`M${x(low)} 12H${x(high)}`} />
      {Math.abs(lift) <= bound && <path class="bar-rate" d={`M${x(lift)} 9V15`} />}
      {low < -bound && <path class="bar-beyond" d={`M${ENDS + 3} 9.5L1 12L${ENDS + 3} 14.5`} />}
      {high > bound && (
        <path
          class="bar-beyond"
          d={`M${WIDTH - ENDS - 3} 9.5L${WIDTH - 1} 12L${WIDTH - ENDS - 3} 14.5`}
        />
      )}
    </g>
  )
}
