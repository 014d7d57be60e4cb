import type { Guardrail, Report } from '@segue/core'
import { formatLift, formatShare } from '../format.ts'

/** What should not suffer while a goal gets better: a row for each arm, a column for each guardrail that is known. */
export function GuardrailsTable({ report }: { report: Pick<Report, 'audiences' | 'guardrails'> }) {
  const known = report.guardrails.filter(({ arms }) => arms.some(({ measured }) => measured > 0))
  if (!known.length) return null
  const counted = report.audiences.filter(({ audience }) =>
    known.some(({ arms }) => arms.some((row) => row.audience === audience && row.measured > 0)),
  )
  return (
    <details class="guardrails">
      <summary>What should not suffer</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must get there. */}
      <section class="guardrails-scroll" tabIndex={0} aria-label="Table of what should not suffer">
        <table>
          <caption class="unseen">Shares of visitors by audience and arm</caption>
          <thead>
            <tr>
              <th scope="col">Arm</th>
              {known.map(({ id, name }) => (
                <th key={id} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {counted.map(({ audience, name, arms }) => (
            <tbody key={audience}>
              <tr>
                <th scope="rowgroup" colSpan={1 + known.length}>
                  {name}
                </th>
              </tr>
              {arms.map((arm) => (
                <tr key={arm.arm} class="arm">
                  <th scope="row">{arm.name}</th>
                  {known.map((guardrail) => (
                    <Cell key={guardrail.id} of={guardrail} audience={audience} arm={arm.arm} />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
      <p class="figure-note">
        Shares of visitors. Below them the 95% interval of the lift against control, at any look.
      </p>
    </details>
  )
}

function Cell({ of, audience, arm }: { of: Guardrail; audience: string; arm: string }) {
  const found = of.arms.find((each) => each.audience === audience && each.arm === arm)
  if (!found?.measured) return <td class="number">–</td>
  return (
    <td class={found.answer === 'worse' ? 'number guardrail-worse' : 'number'}>
      {formatShare(found.poor / found.measured)}
      {found.lift && (
        <small>
          {formatLift(found.lift.always.low)} to {formatLift(found.lift.always.high)}
        </small>
      )}
      {found.answer === 'worse' && <small>worse than control</small>}
      {found.answer === 'tooLittle' && <small>too early to say</small>}
    </td>
  )
}
