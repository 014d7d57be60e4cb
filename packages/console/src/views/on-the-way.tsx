import { useStore } from '@nanostores/preact'
import type { Report } from '@segue/core'
import { armColors, armNames, inOrder } from '../arm-colors.ts'
import type { Looked, LookingStore } from '../looking.ts'
import { funnelPicture } from '../pictures/funnel.ts'
import { timesPicture } from '../pictures/times.ts'
import { Figure } from './figure.tsx'
import { Notice, Waiting } from './notice.tsx'

type Props = {
  current: Looked
  report: Report
  results: Pick<LookingStore, 'funnels' | 'times'>
  /** Null for all together: then it is the audience with the most visitors. */
  audience: string | null
}

/** How far one audience's visitors went, and how long they took. */
export function OnTheWay({ current, report, results, audience }: Props) {
  const { goal, currency } = current
  const funnels = useStore(results.funnels)
  const times = useStore(results.times)
  if (funnels.kind === 'waiting') return <Waiting />
  if (funnels.kind === 'missing') return <Notice tone="warn">{funnels.trouble}</Notice>
  const { audiences } = report
  const own = audiences.find((each) => each.audience === audience) ?? largest(report)
  const named = {
    nameOf: armNames(report),
    colorOf: armColors(report),
    audience: audiences.length > 1 && own ? own.name : null,
  }
  const ownArms = <Arm extends { arm: string }>(all: { audience: string; arms: Arm[] }[]) =>
    inOrder(report, all.find((each) => each.audience === own?.audience)?.arms ?? [])
  const time =
    goal && times.kind === 'here'
      ? timesPicture(times.value, ownArms(times.value.audiences), goal, named)
      : null
  return (
    <>
      {funnels.value.funnels.map((funnel) => {
        if (funnel.problem) {
          return (
            <Notice key={funnel.funnel} tone="warn">
              The funnel “{funnel.name}” could not be counted. {funnel.problem}
            </Notice>
          )
        }
        const picture = funnelPicture(funnel, ownArms(funnel.audiences), named)
        return picture && <Figure key={funnel.funnel} picture={picture} currency={currency} />
      })}
      {funnels.value.funnels.length === 0 && (
        <p class="small">
          For a funnel, give this experience two goals on the way to an order, such as the cart and
          the order.
        </p>
      )}
      {time && <Figure picture={time} currency={currency} />}
    </>
  )
}

const largest = ({ audiences }: Report) => {
  const visitorsOf = ({ arms }: (typeof audiences)[number]) =>
    arms.reduce((sum, { visitors }) => sum + visitors, 0)
  return [...audiences].sort((one, other) => visitorsOf(other) - visitorsOf(one))[0]
}
