import type { HoldoutResult, More, Report } from '@segue/core'
import { formatCount, formatLift, formatMoney, plural } from '../format.ts'
import type { IntervalDrawing } from './drawing.ts'
import type { Picture } from './picture.ts'

type Found = { holdout: HoldoutResult; result: HoldoutResult['goals'][number] }

/** What everything that is shown brings, beside those who are shown nothing. */
export function holdoutPicture(
  { holdouts }: Pick<Report, 'holdouts'>,
  goal: string,
  currency: string | undefined,
): Picture | null {
  const found = holdouts.flatMap((holdout): Found[] => {
    const result = holdout.goals.find((each) => each.goal === goal)
    return result?.lift ? [{ holdout, result }] : []
  })
  const [widest] = found
  if (!widest) return null
  const money = (amount: number) => formatMoney(Math.round(amount), currency).replace(/\.00$/, '')
  return {
    id: 'holdout',
    kind: 'What all of it brings',
    title: titleOf(widest, money),
    note: `Everybody who got an arm, control too, against ${plural(widest.holdout.held, 'visitor')} who were held out, each audience within itself.`,
    facts: factsOf(widest, money),
    drawing: {
      kind: 'intervals',
      rows: found.map(({ holdout, result }): IntervalDrawing['rows'][number] => {
        const { lift, always } = result.lift!
        return {
          label: holdout.name,
          sub: '',
          color: 'var(--accent)',
          lift,
          ...always,
          isTotal: false,
          isClear: always.low > 0 || always.high < 0,
        }
      }),
    },
    table: {
      columns: [
        { name: 'Against', as: 'text' },
        { name: 'Held out', as: 'count' },
        { name: 'Not held out', as: 'count' },
        { name: 'Lift', as: 'lift' },
        { name: 'From', as: 'lift' },
        { name: 'To', as: 'lift' },
        { name: 'More converters', as: 'number' },
        { name: 'From', as: 'number' },
        { name: 'To', as: 'number' },
        { name: 'More value', as: 'money' },
        { name: 'From', as: 'money' },
        { name: 'To', as: 'money' },
      ],
      rows: found.map(({ holdout: { name, held, shown }, result: { lift, converters, value } }) => [
        name,
        held,
        shown,
        lift!.lift,
        lift!.always.low,
        lift!.always.high,
        ...moreCells(converters),
        ...moreCells(value),
      ]),
    },
  }
}

const moreCells = (more: More | null) =>
  more ? [more.more, more.interval.low, more.interval.high] : [null, null, null]

const count = (number: number) => formatCount(Math.round(number))

const signed = (number: number, format: (number: number) => string) =>
  `${number > 0 ? '+' : ''}${format(number)}`

function factsOf({ result: { converters, value } }: Found, money: (amount: number) => string) {
  const fact = (label: string, { more, interval }: More, format: (number: number) => string) => ({
    label,
    value: signed(more, format),
    range: `${signed(interval.low, format)} to ${signed(interval.high, format)}`,
  })
  return [
    ...(converters ? [fact('Converters', converters, count)] : []),
    ...(value?.more ? [fact('Value', value, money)] : []),
  ]
}

function titleOf({ result }: Found, money: (amount: number) => string): string {
  const { lift, converters, value } = result
  const { low, high } = lift!.always
  if (low <= 0 && high >= 0) {
    const range = converters
      ? `between ${signed(converters.interval.low, count)} and ${signed(converters.interval.high, count)} converters`
      : `between ${formatLift(low)} and ${formatLift(high)}`
    return `Too early to say what all of it brings: ${range}`
  }
  const words = low > 0 ? 'All of it together brings' : 'All of it together costs'
  const parts = [
    ...(converters ? [`${signed(converters.more, count)} converters`] : []),
    ...(value?.more ? [signed(value.more, money)] : []),
  ]
  return `${words} ${parts.join(' and ') || formatLift(lift!.lift)}`
}
