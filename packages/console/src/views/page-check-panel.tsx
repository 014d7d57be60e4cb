import { useId, useState } from 'preact/hooks'
import type { Checking, InstallStore } from '../install.ts'
import { pageAddress } from '../page-address.ts'
import { Notice } from './notice.tsx'

/** A look at one of the site's pages: what is wrong with its tag, and what to do. */
export function PageCheckPanel({
  install,
  checking,
}: {
  install: InstallStore
  checking: Checking
}) {
  const id = useId()
  const [words, write] = useState('')
  const [isOdd, say] = useState(false)
  return (
    <>
      <form
        class="page-check"
        onSubmit={(event) => {
          event.preventDefault()
          const url = pageAddress(words)
          say(url === undefined)
          if (url !== undefined) void install.check(url)
        }}
      >
        <label class="field" for={id}>
          <span>A page with the tag</span>
        </label>
        <div class="row">
          <input
            id={id}
            type="text"
            inputMode="url"
            autocomplete="url"
            spellcheck={false}
            placeholder="https://www.example.com/"
            value={words}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
          <button type="submit" aria-disabled={checking.kind === 'looking' ? 'true' : undefined}>
            {checking.kind === 'looking' ? 'Looking…' : 'Check it'}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {isOdd && <Notice tone="bad">Write the address of a page, such as www.example.com.</Notice>}
        {!isOdd && <Outcome checking={checking} />}
      </div>
    </>
  )
}

function Outcome({ checking }: { checking: Checking }) {
  if (checking.kind === 'refused') return <Notice tone="bad">{checking.words}</Notice>
  if (checking.kind !== 'checked') return null
  const { url, findings } = checking.check
  return (
    <div class="findings">
      {findings.map(({ id, tone, words, remedy }) => (
        <Notice key={id + words} tone={tone}>
          <p>
            <b>{words}</b> {remedy}
          </p>
          {tone !== 'bad' && (
            <p>
              Now{' '}
              <a href={url} target="_blank" rel="noreferrer">
                open the page
              </a>
              : its page view is the next event.
            </p>
          )}
        </Notice>
      ))}
    </div>
  )
}
