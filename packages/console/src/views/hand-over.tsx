import { useRef, useState } from 'preact/hooks'
import type { Draft, DraftStore } from '../draft.ts'
import { draftFile, readDraftFile } from '../draft-file.ts'
import { save } from '../picture-file.ts'
import { Notice } from './notice.tsx'

/** For whoever may edit but not publish: what to do with the draft. */
export function HandOver({ current, site }: { current: Draft; site: string }) {
  const { base, config, note, suggestion } = current
  const file = () => draftFile(site, { base, config, note: note.trim() || suggestion })
  return (
    <Notice tone="calm">
      <p>
        <b>Ask a publisher to put this live.</b> You may edit here, not publish. Save the draft and
        send it to them: they open it under Versions. It also stays in this browser.
      </p>
      <button type="button" onClick={() => save(file(), `${site}-draft.json`)}>
        Save the draft as a file
      </button>
    </Notice>
  )
}

/** For whoever may publish: a draft that somebody else has made. */
export function OpenDraft({
  draft,
  site,
  opened,
}: {
  draft: DraftStore
  site: string
  opened: () => void
}) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  async function open(file: File | undefined): Promise<void> {
    if (!file) return
    const read = await readDraftFile(await file.text(), site)
    if ('trouble' in read) return setTrouble(read.trouble)
    if (draft.open(read.draft)) opened()
    else setTrouble('You have edits of your own. Publish or discard them first.')
  }
  return (
    <div class="open-draft">
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        class="unseen"
        tabIndex={-1}
        aria-label="The file of a draft"
        onChange={async ({ currentTarget }) => {
          await open(currentTarget.files?.[0])
          // The same file, mended, can be chosen again.
          currentTarget.value = ''
        }}
      />
      <button type="button" onClick={() => input.current?.click()}>
        Open somebody’s draft…
      </button>
      {trouble && (
        <Notice tone="bad" role="alert">
          {trouble}
        </Notice>
      )}
    </div>
  )
}
