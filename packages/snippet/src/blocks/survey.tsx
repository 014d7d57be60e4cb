import type { PropsOf } from '@segue/core'
import type { survey as form } from '@segue/core/blocks'
import { useState } from 'preact/hooks'
import type { Block } from './block.ts'
import { scrub } from './scrub.ts'

const LONGEST = 200

type Choice = { value: string; label: string }

const upTo = (least: number, most: number): Choice[] =>
  Array.from({ length: most - least + 1 }, (_, n) => {
    const word = `${least + n}`
    return { value: word, label: word }
  })

export const survey: Block<PropsOf<typeof form.fields>> = {
  view({ props: { question, kind, answer, choices = [], button, thanks }, api }) {
    const [said, setSaid] = useState(false)
    const offered = kind === 'nps' ? upTo(0, 10) : kind === 'csat' ? upTo(1, 5) : choices
    const isScale = kind === 'nps' || kind === 'csat'
    const send = (event: SubmitEvent) => {
      event.preventDefault()
      const given = new FormData(event.target as HTMLFormElement).getAll('answer').map(String)
      const words = scrub(given.join(',').trim()).slice(0, LONGEST)
      if (!words) return
      const value = isScale ? Number(words) : words
      setSaid(true)
      api?.declare(answer, value)
      api?.tell('survey_answer', { survey: answer, value })
    }
    if (said) {
      return (
        <section>
          <p role="status">{thanks}</p>
        </section>
      )
    }
    return (
      <section>
        <form onSubmit={send}>
          {kind === 'words' ? (
            <>
              <label for="words">{question}</label>
              <textarea id="words" name="answer" rows={3} maxLength={LONGEST} required />
            </>
          ) : (
            <fieldset class={isScale ? 'scale' : ''}>
              <legend>{question}</legend>
              {offered.map(({ value, label }) => (
                <label key={value}>
                  <input
                    type={kind === 'several' ? 'checkbox' : 'radio'}
                    name="answer"
                    value={value}
                    required={kind !== 'several'}
                  />
                  <span>{label}</span>
                </label>
              ))}
            </fieldset>
          )}
          <button type="submit" class="button">
            {button}
          </button>
        </form>
      </section>
    )
  },
  css: `
:host { margin-block: var(--segue-gap, 1.2em) }
section { padding: 1.5em; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) }
fieldset { border: 0; margin: 0 0 1em; padding: 0; display: grid; gap: .2em }
legend, form > label { display: block; padding: 0; font-weight: 600; margin-bottom: .6em }
fieldset label { display: flex; gap: .6em; align-items: center; min-height: 44px; cursor: pointer }
input { accent-color: var(--accent); width: 1.2em; height: 1.2em; margin: 0 }
textarea { display: block; width: 100%; padding: .7em .8em; margin-bottom: 1em; border: 1px solid; border-radius: var(--radius); background: none }
.scale { display: flex; flex-wrap: wrap; gap: .35em }
.scale legend { width: 100% }
.scale label { position: relative; justify-content: center; min-width: 44px; border: 1px solid var(--line); border-radius: var(--radius) }
.scale input { position: absolute; inset: 0; width: 100%; height: 100%; opacity: 0; cursor: pointer }
.scale label:has(:checked) { background: var(--accent); color: var(--on-accent) }
.scale label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px }
`,
  isAlive: () => true,
}
