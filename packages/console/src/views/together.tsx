import type { HoldoutResult, Lift, More, Report } from '@segue/core'
import { formatChance, formatCount, formatLift, formatMoney } from '../format.ts'

type Props = { report: Report; goal: string; currency: string | undefined }

/** What is true beyond a single audience: arms over all of them, whether an arm for each pays, and who is held out. */
export function Together({ report, goal, currency }: Props) {
  const gain = report.gains.find((each) => each.goal === goal)
  const totals = report.totals.flatMap(({ name, goals }) => {
    const found = goals.find((each) => each.goal === goal)
    return found ? [{ name, lift: found.lift }] : []
  })
  const holdouts = report.holdouts.flatMap((holdout) => {
    const found = holdout.goals.find((each) => each.goal === goal)
    return found ? [{ holdout, found }] : []
  })
  if (!gain && !totals.length && !holdouts.length) return null
  return (
    <section class="together">
      <h2>Over all audiences</h2>
      {gain && <p class="together-gain">{gain.words}</p>}
      <dl>
        {totals.map(({ name, lift }) => (
          <div key={name}>
            <dt>{name} against control</dt>
            <dd>
              {liftWords(lift)}
              <small>{formatChance(lift.chanceToWin)} to win</small>
            </dd>
          </div>
        ))}
        {holdouts.map(({ holdout, found }) => (
          <div key={holdout.level}>
            <dt>
              {holdout.name}: {formatCount(holdout.held)}, against {formatCount(holdout.shown)} who
              are not
            </dt>
            <dd>{holdoutWords(found, currency)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const liftWords = ({ lift, always }: Lift) =>
  `${formatLift(lift)} (${formatLift(always.low)} to ${formatLift(always.high)})`

function holdoutWords(
  { lift, converters, value }: HoldoutResult['goals'][number],
  currency: string | undefined,
) {
  if (!lift || !converters) return 'Too little to say.'
  return (
    <>
      {liftWords(lift)}
      <small>{moreWords(converters, (count) => formatCount(Math.round(count)))} converters</small>
      {value && value.more !== 0 && (
        <small>
          {moreWords(value, (amount) =>
            formatMoney(Math.round(amount), currency).replace(/\.00$/, ''),
          )}
        </small>
      )}
    </>
  )
}

function moreWords({ more, interval }: More, format: (number: number) => string): string {
  const signed = (number: number) => `${number > 0 ? '+' : ''}${format(number)}`
  return `${signed(more)} (${signed(interval.low)} to ${signed(interval.high)})`
}
