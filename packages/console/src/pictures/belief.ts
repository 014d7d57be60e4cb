import type { DetailLine, Lift } from '@segue/core'
import { formatChance, formatLift } from '../format.ts'
import type { DensityDrawing } from './drawing.ts'
import type { Picture } from './picture.ts'
import { quoted } from './words.ts'

type Named = {
  nameOf: (arm: string) => string
  colorOf: (arm: string) => string
  /** As the report has it. */
  liftOf: (arm: string) => Lift | undefined
}

/** What is to be believed of the lifts of an audience's arms, or of all audiences'. */
export function beliefPicture(
  lines: DetailLine[],
  { nameOf, colorOf, liftOf }: Named,
): Picture | null {
  const found = lines.flatMap(({ arm, curve }) => {
    const lift = liftOf(arm)
    return lift && curve.length ? [{ arm, curve, lift }] : []
  })
  const [best] = [...found].sort((one, other) => other.lift.chanceToWin - one.lift.chanceToWin)
  if (!best) return null
  const curves = found.map(({ arm, curve }): DensityDrawing['curves'][number] => ({
    label: nameOf(arm),
    color: colorOf(arm),
    points: curve,
  }))
  return {
    id: 'belief',
    kind: 'How large the lift may be',
    title: `${quoted(nameOf(best.arm))} beats control with a chance of ${formatChance(best.lift.chanceToWin)}; most likely by about ${formatLift(best.lift.lift)}`,
    note: 'If nothing was believed before. Where the hill is high, the lift is likelier; what lies to the right of zero is the chance to win. It is no signal to stop at.',
    drawing: { kind: 'densities', curves },
    table: {
      columns: [
        { name: 'Arm', as: 'text' },
        { name: 'Most likely lift', as: 'lift' },
        { name: 'From (95%, one look)', as: 'lift' },
        { name: 'To', as: 'lift' },
        { name: 'Chance to win', as: 'share' },
        { name: 'Loss if it is chosen', as: 'share' },
      ],
      rows: found.map(({ arm, lift: { lift, fixed, chanceToWin, expectedLoss } }) => [
        nameOf(arm),
        lift,
        fixed.low,
        fixed.high,
        chanceToWin,
        expectedLoss,
      ]),
    },
  }
}
