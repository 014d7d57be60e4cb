import { plural } from '../format.ts'
import type { Lead, Said } from '../lead.ts'
import { Icon } from './icon.tsx'

/** What a report says, before any number. */
export function LeadView({ lead: { kind, title, settled, open, gain } }: { lead: Lead }) {
  return (
    <section class={`lead-verdict lead-${kind}`} aria-label="Verdict">
      <h2>
        <Icon name={kind} />
        {title}
      </h2>
      {settled.length > 0 && (
        <ul>
          {settled.map((said) => (
            <Sentence key={said.key} said={said} />
          ))}
        </ul>
      )}
      {gain && <p class="lead-gain">{gain}</p>}
      {open.length > 0 && (
        <details>
          <summary>
            {settled.length
              ? `${plural(open.length, 'comparison is', 'comparisons are')} still open`
              : `What is known of the ${plural(open.length, 'comparison')}`}
          </summary>
          <ul>
            {open.map((said) => (
              <Sentence key={said.key} said={said} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Sentence({ said: { audience, arm, words } }: { said: Said }) {
  return (
    <li>
      <b>{audience}</b>
      {/* The sentence names the arm where it is settled. */}
      {words.startsWith(arm) ? ': ' : `, ${arm}: `}
      {words}
    </li>
  )
}
