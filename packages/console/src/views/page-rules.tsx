import { useStore } from '@nanostores/preact'
import type { Experience } from '@segue/core'
import { useState } from 'preact/hooks'
import { suggestPages } from '../page-rules.ts'
import type { SuggestionsStore } from '../suggestions.ts'
import type { WriteExperience } from './experience-editor.tsx'
import { Icon } from './icon.tsx'

type Props = { experience: Experience; write: WriteExperience; suggestions: SuggestionsStore }

/** On which pages: by a pasted address, with the rules that it suggests. */
export function PageRules({ experience: { pages }, write, suggestions }: Props) {
  const [pasted, paste] = useState('')
  const seen = useStore(suggestions.$seen).values('page.path')
  const set = (next: string[]) => write((one) => ({ ...one, pages: next }))
  const rules = suggestPages(pasted).filter(({ rule }) => !pages.includes(rule))
  return (
    <section class="card" aria-labelledby="pages-title">
      <h2 id="pages-title">Where</h2>
      <ul class="tags">
        {pages.map((rule) => (
          <li key={rule} class="tag">
            <code>{rule}</code>
            {rule.startsWith('!') && <span class="small">left out</span>}
            {pages.length > 1 && (
              <button
                type="button"
                class="plain"
                aria-label={`Take ${rule} out`}
                onClick={() => set(pages.filter((one) => one !== rule))}
              >
                <Icon name="remove" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <label class="field">
        <span>Paste the address of a page</span>
        <input
          type="text"
          inputMode="url"
          placeholder="https://…/shoes/rain"
          value={pasted}
          list="known-pages"
          onInput={(event) => paste(event.currentTarget.value)}
        />
      </label>
      <datalist id="known-pages">
        {seen.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
      {rules.length > 0 && (
        <div class="suggested">
          {rules.map(({ rule, words }) => (
            <button
              key={rule}
              type="button"
              onClick={() => {
                // The first rule of a new experience is a guess: what is chosen takes its place.
                set(
                  pages.length === 1 && pages[0] === '/' && rule !== '/'
                    ? [rule]
                    : [...pages, rule],
                )
                paste('')
              }}
            >
              <code>{rule}</code> {words}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
