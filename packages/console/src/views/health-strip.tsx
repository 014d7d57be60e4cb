import { type Report, type ReportCheck, reportChecks } from '@segue/core'
import { Icon, type IconName } from './icon.tsx'

const ICONS: Record<ReportCheck['state'], IconName> = {
  pass: 'done',
  warn: 'trouble',
  fail: 'trouble',
}
const WORDS: Record<ReportCheck['state'], string> = {
  pass: 'passed',
  warn: 'look at this',
  fail: 'failed',
}

/** Whether the numbers may be trusted, at a glance; what is amiss says what to do. */
export function HealthStrip({ report }: { report: Report }) {
  const checks = reportChecks(report)
  const noted = checks.filter(({ notes }) => notes.length > 0)
  return (
    <section class="health" aria-label="Is this test healthy?">
      <ul class="health-strip">
        {checks.map(({ id, name, state }) => (
          <li key={id} class={`health-${state}`}>
            <Icon name={ICONS[state]} />
            {name}
            <span class="unseen">: {WORDS[state]}</span>
          </li>
        ))}
      </ul>
      {noted.length > 0 && (
        <ul class="health-notes">
          {noted.map(({ id, state, notes, next }) => (
            <li key={id} class={`health-${state}`}>
              {notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
              {next && <p class="health-next">{next}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
