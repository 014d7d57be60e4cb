import type { PropsOf } from '@segue/core'
import type { newsletter as form } from '@segue/core/blocks'
import { useState } from 'preact/hooks'
import type { Block } from './block.ts'

export const newsletter: Block<PropsOf<typeof form.fields>> = {
  view({ props: { headline, text, label, button, action, thanks, failed }, api }) {
    const [state, setState] = useState<'asking' | 'sending' | 'done' | 'failed'>('asking')
    const send = async (event: SubmitEvent) => {
      event.preventDefault()
      if (state === 'sending') return
      setState('sending')
      // To the site itself: the address is nobody else's, ours neither.
      const body = new URLSearchParams(new FormData(event.target as HTMLFormElement) as never)
      const { ok } = await fetch(action, { method: 'POST', body }).catch(() => ({ ok: false }))
      setState(ok ? 'done' : 'failed')
      if (ok) api?.tell('generate_lead', { lead_source: 'newsletter' })
    }
    return (
      <section>
        <div>
          <h2>{headline}</h2>
          {text && <p>{text}</p>}
        </div>
        {state === 'done' ? (
          <p role="status" class="said">
            {thanks}
          </p>
        ) : (
          <form method="post" action={action} onSubmit={send}>
            <label for="email">{label}</label>
            <span>
              <input id="email" name="email" type="email" required autocomplete="email" />
              <button type="submit" class="button">
                {button}
              </button>
            </span>
            {state === 'failed' && <p role="alert">{failed}</p>}
          </form>
        )}
      </section>
    )
  },
  css: `
:host { margin-block: var(--segue-gap, 1.2em) }
section { display: grid; gap: 1em 2em; align-items: center; padding: 1.5em; background: var(--surface);
  border: 1px solid var(--line); border-radius: var(--radius) }
h2 + p { margin-top: .5em }
label { display: block; font-size: .9em; margin-bottom: .3em }
span { display: flex; flex-wrap: wrap; gap: .5em }
input { flex: 1 1 12em; min-width: 0; padding: .7em .8em; border: 1px solid; border-radius: var(--radius); background: none }
form p { margin-top: .5em }
.said { font-weight: 600 }
@media (min-width: 760px) { section { grid-template-columns: 1fr 1fr } }
`,
  isAlive: () => true,
}
