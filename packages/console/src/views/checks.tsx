import { useStore } from '@nanostores/preact'
import type { Draft } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import { publishChecks } from '../publish-checks.ts'
import { Notice } from './notice.tsx'

/** What is odd in what is to be published; it forbids nothing. */
export function Checks({ current, estimate }: { current: Draft; estimate: EstimateStore }) {
  const { report, isOld, problems } = useStore(estimate.$estimate)
  // Numbers of an older draft say nothing of this one.
  const checks = publishChecks(current.base.config, current.config, isOld ? null : report)
  if (!current.dirty || (!checks.length && !problems.length)) return null
  return (
    <Notice tone="warn" role="status">
      <p>
        <b>Before you publish</b>
      </p>
      <ul>
        {problems.map(({ place, problem, remedy }) => (
          <li key={place + problem}>
            <span class="problem-place">{place}</span>
            {problem}. {remedy}
          </li>
        ))}
        {checks.map(({ where, words }) => (
          <li key={where + words}>
            <span class="problem-place">{where}</span>
            {words}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
