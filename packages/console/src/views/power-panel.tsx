import { useStore } from '@nanostores/preact'
import type { Audience, Config, Experience, Problem, ReplayReport } from '@segue/core'
import { useEffect, useState } from 'preact/hooks'
import { DAYS } from '../estimate.ts'
import { sharesOf } from '../experiences.ts'
import { formatCount, formatShare, plural } from '../format.ts'
import { audienceName, experienceName } from '../names.ts'
import type { PowerStore } from '../power.ts'
import { FilledInput } from './filled-input.tsx'
import { Notice } from './notice.tsx'

type Props = {
  config: Config
  experience: Experience
  audience: Audience
  report: ReplayReport | null
  /** Why the draft cannot be played. */
  problems: Problem[]
  power: PowerStore
}

/** Whom it would meet, whom it loses, and how long until an effect can be seen. */
export function PowerPanel({ config, experience, audience, report, problems, power }: Props) {
  const [rate, setRate] = useState('3')
  const [lift, setLift] = useState('10')
  const answer = useStore(power.$power)
  const met = report?.shown
    .filter((one) => one.experience === experience.id && one.audience === audience.segment)
    .reduce((sum, { visitors }) => sum + visitors, 0)
  const lost = report?.lost.filter((loss) => loss.experience === experience.id) ?? []
  const name = audienceName(config, audience, experience)
  const isTest = audience.arms.length > 1
  const perDay = (met ?? 0) / DAYS
  const shares = Object.values(sharesOf(audience))
  useEffect(() => {
    if (!isTest || met === undefined) return
    const timer = setTimeout(
      () => void power.ask({ rate: Number(rate) / 100, lift: Number(lift) / 100, perDay, shares }),
      300,
    )
    return () => clearTimeout(timer)
  }, [rate, lift, perDay, shares.join(), isTest])
  return (
    <section class="estimate" aria-labelledby="power-title">
      <h2 id="power-title">{name}</h2>
      {problems.length > 0 && (
        <Notice tone="warn" role="status">
          <p>Something is missing, so it cannot be counted or published yet:</p>
          <ul>
            {problems.map(({ place, problem, remedy }) => (
              <li key={place + problem}>
                <span class="problem-place">{place}</span>
                {problem}. {remedy}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {problems.length > 0 ? null : met === undefined ? (
        <p class="quiet">Counting your visitors of the last 30 days…</p>
      ) : (
        <dl class="estimate-figures">
          <div>
            <dt>Would have met it in 30 days</dt>
            <dd>{formatCount(met)}</dd>
          </div>
        </dl>
      )}
      {lost.map(({ audience: segment, to, visitors }) => {
        const winner = config.experiences.find(({ id }) => id === to)
        return (
          <Notice key={segment + to} tone="warn">
            <p>
              {plural(visitors, 'visitor')} of “
              {audienceName(config, { segment, arms: [] }, experience)}” see{' '}
              {winner ? experienceName(winner) : to} instead: it is above this one, and changes the
              same part of the page.
            </p>
          </Notice>
        )
      })}
      {problems.length > 0 ? null : isTest ? (
        <>
          <h3>How long it takes</h3>
          <p class="clause">
            <span>If</span>
            <FilledInput
              label="Percent who reach the goal now"
              type="number"
              value={rate}
              write={setRate}
            />
            <span>% reach the goal now, and you hope for</span>
            <FilledInput
              label="Lift hoped for, in percent"
              type="number"
              value={lift}
              write={setLift}
            />
            <span>% more:</span>
          </p>
          <p role="status">
            {answer?.trouble ??
              (answer?.power ? powerWords(answer.power.days, answer.power.perArm) : '…')}
          </p>
        </>
      ) : (
        <p class="quiet">
          Everybody here sees the same: nothing is tested. Add a variant to compare it with the page
          as it is.
        </p>
      )}
      {!problems.length && report && report.visitors > 0 && met !== undefined && (
        <p class="small">{formatShare(met / report.visitors)} of all visitors.</p>
      )}
    </section>
  )
}

function powerWords(days: number | null, perArm: number): string {
  const needed = `${plural(perArm, 'visitor')} in each arm`
  if (days === null) return `It needs ${needed}, and nobody comes here yet.`
  const long = days > 180 ? ' That is too long: hope for more, or let more visitors in.' : ''
  return `About ${plural(days, 'day')}, for ${needed}.${long}`
}
